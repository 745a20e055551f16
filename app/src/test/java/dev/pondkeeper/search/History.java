package dev.pondkeeper.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The steps of one seed, and how to find the fewest of them that still fail. */
record History(long seed, List<Step> steps) {

    /**
     * Leaves out what it can, first by halves, in the end step by step.
     *
     * @param failure what goes wrong in a history, if anything
     */
    History shortest(Function<History, Optional<String>> failure) {
        List<Step> least = new ArrayList<>(steps);
        for (int size = Math.max(1, least.size() / 2); size >= 1; size /= 2) {
            boolean shorter = true;
            while (shorter) {
                shorter = false;
                for (int from = 0; from < least.size(); from += size) {
                    List<Step> without = new ArrayList<>(least);
                    without.subList(from, Math.min(from + size, least.size())).clear();
                    if (failure.apply(new History(seed, without)).isEmpty()) continue;
                    least = without;
                    shorter = true;
                    break;
                }
            }
        }
        return new History(seed, least);
    }

    @Override
    public String toString() {
        StringBuilder told = new StringBuilder("seed " + seed);
        for (int i = 0; i < steps.size(); i++)
            told.append("\n  ").append(i + 1).append(". ").append(steps.get(i));
        return told.toString();
    }
}
