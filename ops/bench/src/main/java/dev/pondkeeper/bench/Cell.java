package dev.pondkeeper.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;

/**
 * All peers at one kind of work with one number of clients: a slice of each in turn, over and over, so that what the machine does
 * beside meets all alike.
 *
 * @param work what was done
 * @param clients how many did it at once
 * @param series what each peer did
 */
record Cell(String work, int clients, List<Series> series) {
    private static final String OURS = "ledger";

    static Cell measure(String work, int clients, List<? extends Peer> peers, Setting setting)
            throws InterruptedException, ExecutionException {
        List<Series> series = new ArrayList<>();
        for (Peer peer : peers) {
            series.add(Series.of(peer.name()));
        }
        for (int round = -setting.warmUps(); round < setting.pairs(); round++) {
            for (int i = 0; i < peers.size(); i++) {
                Slice slice = Slice.of(peers.get(i), clients, setting.slice());
                if (round >= 0) series.get(i).add(slice);
            }
        }
        return new Cell(work, clients, series);
    }

    /** One in which nothing but the ledger's latency was measured, at a steady rate. */
    static Cell ofLatency(String work, int perSecond, Histogram latency) {
        return new Cell(work, 1, List.of(new Series(OURS, List.of((double) perSecond), latency)));
    }

    /** The others in this cell, with how the ledger compares with each. */
    List<Compared> compared() {
        Series ours = series.stream()
                .filter(each -> each.peer().equals(OURS))
                .findFirst()
                .orElseThrow();
        return series.stream()
                .map(each -> new Compared(each, Ratio.of(ours.perSecond(), each.perSecond())))
                .toList();
    }

    /** A peer, and the ledger's rate divided by its rate. */
    record Compared(Series series, Ratio ratio) {
        boolean isOurs() {
            return series.peer().equals(OURS);
        }
    }
}
