package dev.pondkeeper.cli.wire;

import dev.pondkeeper.cli.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several requests in flight, yet every customer's lines in order: a customer belongs to one lane, and a lane has one request in
 * flight while the next one fills. Bounded memory: who adds to a lane that is behind waits for it.
 */
public final class Lanes implements AutoCloseable {

    private final ExecutorService threads;
    private final BulkSender sender;
    private final Consumer<BulkAnswer> answers;
    private final List<Lane> lanes = new ArrayList<>();

    /** @param answers hears of every answer, from several threads */
    public Lanes(int count, BulkSender sender, Consumer<BulkAnswer> answers) {
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "lane");
            thread.setDaemon(true);
            return thread;
        });
        this.sender = sender;
        this.answers = answers;
        for (int i = 0; i < count; i++) lanes.add(new Lane());
    }

    /** @throws Failure if an earlier line could not be sent */
    public void add(BulkLine line) {
        lanes.get(Math.floorMod(line.customerId().hashCode(), lanes.size())).add(line);
    }

    /**
     * Sends what is left and returns when everything is answered.
     *
     * @throws Failure if a line could not be sent
     */
    public void finish() {
        for (Lane lane : lanes) lane.leave();
        for (Lane lane : lanes) lane.await();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Lane {
        private List<BulkLine> filling = new ArrayList<>(BulkSender.MAX_LINES);
        private @Nullable Future<?> inFlight;

        void add(BulkLine line) {
            filling.add(line);
            if (filling.size() == BulkSender.MAX_LINES) leave();
        }

        void leave() {
            await();
            if (filling.isEmpty()) return;
            List<BulkLine> batch = filling;
            filling = new ArrayList<>(BulkSender.MAX_LINES);
            inFlight = threads.submit(() -> sender.send(batch, answers));
        }

        void await() {
            if (inFlight == null) return;
            try {
                inFlight.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Failure known) throw known;
                throw new IllegalStateException("a lane broke", failed.getCause());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted while sending.", stop);
            }
        }
    }
}
