package dev.pondkeeper.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How one peer compares with another: the median of the ratios of slices that ran side by side, and the interval in which 95 %
 * of the medians of resampled pairs lie (percentile bootstrap).
 */
record Ratio(double median, double low, double high) {
    private static final int RESAMPLES = 10_000;

    static Ratio of(List<Double> ours, List<Double> theirs) {
        double[] ratios = new double[ours.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours.get(i) / theirs.get(i);
        }
        Random random = new Random(42);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = median(random.ints(ratios.length, 0, ratios.length)
                    .mapToDouble(index -> ratios[index])
                    .toArray());
        }
        Arrays.sort(medians);
        return new Ratio(median(ratios), medians[RESAMPLES / 40], medians[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
