package dev.pondkeeper.command.door;

import dev.pondkeeper.command.door.Unrecorded.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets of two attempts with one key only one run at a time on this node. The other waits and is then decided afresh, where
 * it finds the first one's commit; between nodes the unique key in the commit does the same.
 */
@Component
class TwinRegister {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Duration patience;
    private final ConcurrentHashMap<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    @Autowired
    TwinRegister() {
        this(PATIENCE);
    }

    TwinRegister(Duration patience) {
        this.patience = patience;
    }

    /** @throws Unrecorded if the first attempt is not done after ten seconds */
    <T> T oneAtATime(String key, Supplier<T> attempt) {
        long deadline = System.nanoTime() + patience.toNanos();
        CompletableFuture<Void> mine = new CompletableFuture<>();
        for (CompletableFuture<Void> first; (first = running.putIfAbsent(key, mine)) != null; ) {
            await(first, deadline - System.nanoTime());
        }
        try {
            return attempt.get();
        } finally {
            running.remove(key, mine);
            mine.complete(null);
        }
    }

    private static void await(CompletableFuture<Void> first, long nanos) {
        try {
            first.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooLong) {
            throw new Unrecorded(
                    Reason.IN_PROGRESS, "A command with this Idempotency-Key is still being decided; ask again.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unrecorded(Reason.IN_PROGRESS, "The server is stopping; ask again.");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("twins complete without a result", impossible);
        }
    }
}
