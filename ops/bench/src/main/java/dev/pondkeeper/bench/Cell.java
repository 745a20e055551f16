package dev.pondkeeper.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

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

    static Cell measure(String work, int clients, List<? extends Peer> peers, int pairs, Duration slice)
            throws InterruptedException, ExecutionException {
        List<Series> series = new ArrayList<>();
        for (Peer peer : peers) {
            Slice.of(peer, clients, slice); // the first one warms up and is not counted
            series.add(Series.of(peer));
        }
        for (int pair = 0; pair < pairs; pair++) {
            for (int i = 0; i < peers.size(); i++) {
                series.get(i).add(Slice.of(peers.get(i), clients, slice));
            }
        }
        return new Cell(work, clients, series);
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
