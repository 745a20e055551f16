package dev.pondkeeper.command.door;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs work of one lane in order and of different lanes side by side. Filled by one thread; memory is that of the work not yet
 * done.
 */
public final class Lanes {

    private final Executor threads;
    private final ConcurrentHashMap<String, CompletableFuture<?>> lastOfLane = new ConcurrentHashMap<>();

    public Lanes(Executor threads) {
        this.threads = threads;
    }

    /** Runs the work behind everything its lane has to do before, whether that succeeded or not. */
    public <T> CompletableFuture<T> run(String lane, Supplier<T> work) {
        CompletableFuture<?> before = lastOfLane.getOrDefault(lane, CompletableFuture.completedFuture(null));
        CompletableFuture<T> mine = before.handleAsync((done, failed) -> work.get(), threads);
        lastOfLane.put(lane, mine);
        return mine.whenComplete((done, failed) -> lastOfLane.remove(lane, mine));
    }
}
