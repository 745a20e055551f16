package dev.pondkeeper.bench;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one peer did in a cell.
 *
 * @param peer its name
 * @param perSecond units per second, slice by slice
 * @param latency of each piece of work, in microseconds
 */
record Series(String peer, List<Double> perSecond, Histogram latency) {
    static Series of(String peer) {
        return new Series(peer, new ArrayList<>(), new Histogram(3));
    }

    void add(Slice slice) {
        perSecond.add(slice.perSecond());
        latency.add(slice.latency());
    }

    double median() {
        return Ratio.median(perSecond.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
