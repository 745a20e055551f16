package dev.pondkeeper.cli.history;

import dev.pondkeeper.cli.rows.OrderFormat;
import dev.pondkeeper.cli.rows.OrderRow;
import dev.pondkeeper.cli.rows.PhysicalLines;
import dev.pondkeeper.cli.rows.RowFault;
import dev.pondkeeper.cli.rows.RowSink;
import dev.pondkeeper.cli.screen.FaultReport;
import dev.pondkeeper.cli.screen.Progress;
import dev.pondkeeper.cli.screen.Screen;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.Lanes;
import dev.pondkeeper.cli.wire.Pause;
import dev.pondkeeper.cli.wire.PondServer;
import dev.pondkeeper.cli.wire.Settling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of an import of orders: read and sort, send, wait until the views have settled. */
public final class OrderImport {

    /** Requests in flight; more of them only make the server's own queue longer. */
    private static final int LANES = 3;

    private final PondServer server;
    private final Screen screen;
    private final Pause pause;
    private final CommandLines lines;
    private final Tally tally;
    private double seconds;

    /** @param channel of every customer's acquisition, or null */
    public OrderImport(PondServer server, Screen screen, Pause pause, FaultReport faults, @Nullable String channel) {
        this.server = server;
        this.screen = screen;
        this.pause = pause;
        this.lines = new CommandLines(channel);
        this.tally = new Tally(faults);
    }

    /** @throws dev.pondkeeper.cli.Failure if the server stays away; what was answered until then is recorded */
    public void run(Path file, OrderFormat format) throws IOException {
        server.get("/ops/processors"); // better to hear now than after the reading that nobody listens
        long startedAt = System.nanoTime();
        try (OrderHistory history = new OrderHistory(fault -> tally.badRow(fault.toString()))) {
            read(file, format, history);
            try (Sorted<HistoryCommand> commands = history.commands()) {
                send(commands, history.size());
            }
        }
        if (tally.position() >= 0) new Settling(server, screen, pause).await(tally.position());
        seconds = (System.nanoTime() - startedAt) / 1e9;
    }

    public List<String> summary() {
        return tally.summary(seconds);
    }

    private void read(Path file, OrderFormat format, OrderHistory history) throws IOException {
        try (PhysicalLines physical = new PhysicalLines(Files.newInputStream(file));
                Progress progress = new Progress(screen, "reading", "bytes", 0, Files.size(file))) {
            format.read(physical, new RowSink() {
                @Override
                public void row(OrderRow row) throws IOException {
                    progress.at(physical.bytesRead());
                    history.row(row);
                }

                @Override
                public void fault(RowFault fault) {
                    history.fault(fault);
                }
            });
            progress.at(physical.bytesRead());
        }
    }

    private void send(Sorted<HistoryCommand> commands, long size) throws IOException {
        BulkSender sender = new BulkSender(server, true, screen, pause);
        try (Progress progress = new Progress(screen, "sending", "commands", 0, size);
                Lanes lanes = new Lanes(LANES, sender, answer -> {
                    tally.answered(answer);
                    progress.add(1);
                })) {
            for (HistoryCommand command = commands.next(); command != null; command = commands.next()) {
                lanes.add(lines.line(command));
            }
            lanes.finish();
        }
    }
}
