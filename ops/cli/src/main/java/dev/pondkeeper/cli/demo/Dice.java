package dev.pondkeeper.cli.demo;

import java.util.List;

/**
 * Chance that depends on the seed and on what it is asked about, and on nothing else: neither on who asked before nor on the
 * order in which a server tells what happened. So the same seed plays the same year, also over a crash.
 */
final class Dice {

    private final long seed;

    Dice(long seed) {
        this.seed = mix(seed);
    }

    /** From 0, inclusive, to 1, exclusive. */
    double roll(String about) {
        long hash = seed;
        for (int i = 0; i < about.length(); i++) hash = mix(hash ^ about.charAt(i));
        return (hash >>> 11) * 0x1.0p-53;
    }

    boolean happens(double chance, String about) {
        return roll(about) < chance;
    }

    int below(int bound, String about) {
        return (int) (roll(about) * bound);
    }

    /** Both included. */
    int between(int least, int most, String about) {
        return least + below(most - least + 1, about);
    }

    <T> T pick(List<T> choice, String about) {
        return choice.get(below(choice.size(), about));
    }

    /** At least one; exponential, as waits between independent visits are. */
    int days(double mean, String about) {
        return 1 + (int) Math.round(-Math.log(1 - roll(about)) * (mean - 1));
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
