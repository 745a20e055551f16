package dev.pondkeeper.bench;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from the acknowledgement of a command, and from the command itself, until a projection in the same process has
 * seen its event; commands come at a steady rate.
 */
record Latency(int perSecond, int commands) implements Work {
    private static final int WARM_UP = 1_000;

    @Override
    public List<Cell> measure(Setting setting) throws Exception {
        MongoDatabase database = setting.fresh();
        Watcher watcher = new Watcher(WARM_UP + commands);
        long[] sent = new long[WARM_UP + commands];
        long[] acknowledged = new long[sent.length];
        try (Projecting process = Projecting.with(database, watcher)) {
            long start = System.nanoTime();
            for (int i = 0; i < sent.length; i++) {
                Projecting.awaitTurn(start, i, perSecond);
                sent[i] = Micros.now();
                process.gateway().sendAndWait(new Counter.Count("c" + i % 100, String.valueOf(i)));
                acknowledged[i] = Micros.now();
            }
            watcher.awaitAll(60);
        }
        Histogram fromAcknowledgement = new Histogram(3);
        Histogram fromCommand = new Histogram(3);
        for (int i = WARM_UP; i < sent.length; i++) {
            long saw = watcher.sawAt(String.valueOf(i));
            fromAcknowledgement.recordValue(Math.max(0, saw - acknowledged[i])); // it may well be first
            fromCommand.recordValue(saw - sent[i]);
        }
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.ofLatency("ack to view", perSecond, fromAcknowledgement));
        cells.add(Cell.ofLatency("command to view", perSecond, fromCommand));
        return cells;
    }
}
