package dev.pondkeeper.cli.demo;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is going to happen at later moments. Whatever the order in which it was planned, it happens in the order of its names. */
final class Agenda {

    private final SortedMap<Integer, SortedMap<String, Runnable>> plans = new TreeMap<>();

    /** @param name of the plan; a second one of the same name and moment takes the place of the first */
    void plan(int moment, String name, Runnable what) {
        plans.computeIfAbsent(moment, none -> new TreeMap<>()).put(name, what);
    }

    /** Lets everything happen that was planned for that moment; it plans for later ones only. */
    void happen(int moment) {
        Map<String, Runnable> due = plans.remove(moment);
        if (due != null) due.values().forEach(Runnable::run);
        if (plans.containsKey(moment)) throw new IllegalStateException("planned for now: " + plans.get(moment));
    }
}
