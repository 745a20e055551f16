package dev.pondkeeper.cli;

import dev.pondkeeper.cli.rows.PhysicalLine;
import dev.pondkeeper.cli.rows.PhysicalLines;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.CommandStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pond send}: a file of commands in, the server's answers out. */
@Command(
        name = "send",
        description = "Sends commands in bulk, one JSON object a line, and prints one answer a line in the same order.",
        footer = {
            "",
            "A line: {\"command\":\"RecordOrderPaid\",\"key\":\"o-1\",\"payload\":{...}}. The answer's \"line\" is the line of FILE.",
            "A line without a key gets one for this run, so that a lost connection repeats nothing; running the command",
            "again sends it anew. Exit code 1 if any line failed."
        })
final class SendCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "FILE", description = "The file of commands, or - for standard input.")
    private Path file = Path.of("");

    @Option(
            names = "--historical",
            description =
                    "Marks all as imported history: each needs occurredAt, no campaign starts, nothing is sent out.")
    private boolean historical;

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BulkSender sender = new BulkSender(
                server.connect(surroundings.silence()), historical, surroundings.screen(), surroundings.pause());
        CommandStream commands = new CommandStream(sender, surroundings.out()::println);
        try (PhysicalLines lines = new PhysicalLines(open())) {
            for (PhysicalLine line = lines.next(); line != null; line = lines.next()) {
                commands.add(line.number(), line.text(), line.fault());
                if (lines.wouldWait()) commands.flush();
            }
            commands.flush();
        } catch (IOException broken) {
            throw new Failure("The commands cannot be read: " + broken.getMessage() + ".", broken);
        }
        surroundings.screen().say(commands.answered() + " commands answered, " + commands.failed() + " of them failed");
        return commands.failed() == 0 ? 0 : 1;
    }

    private InputStream open() throws IOException {
        if (file.toString().equals("-")) return surroundings.in();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Failure("There is no file " + file + " to read: check the path, or give - for standard input.");
        }
        return Files.newInputStream(file);
    }
}
