package dev.pondkeeper.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * One peer at work for a moment.
 *
 * @param perSecond units in a second
 * @param latency of each piece of work, in microseconds
 */
record Slice(double perSecond, Histogram latency) {
    static Slice of(Peer peer, int clients, Duration duration) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            Histogram latency = new Histogram(3);
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Future<Work>> working = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                working.add(threads.submit(() -> work(peer, client, end)));
            }
            long units = 0;
            for (Future<Work> work : working) {
                units += work.get().units();
                latency.add(work.get().latency());
            }
            return new Slice(units * 1e9 / (System.nanoTime() - start), latency);
        } finally {
            threads.shutdown();
        }
    }

    private static Work work(Peer peer, int client, long end) {
        Histogram latency = new Histogram(3);
        long units = 0;
        long now = System.nanoTime();
        do {
            units += peer.once(client);
            long done = System.nanoTime();
            latency.recordValue((done - now) / 1000);
            now = done;
        } while (now < end);
        return new Work(units, latency);
    }

    private record Work(long units, Histogram latency) {}
}
