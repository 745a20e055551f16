package dev.pondkeeper.query.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers of a sum by the parts of their names. */
record Numbers(SortedMap<String, Long> byName) {

    Numbers(Map<String, Long> sums) {
        this(new TreeMap<>(sums));
    }

    long of(Object... name) {
        return byName.getOrDefault(RunShares.name(name), 0L);
    }

    /** Those within a name, by what follows it. */
    SortedMap<String, Long> by(Object... name) {
        String prefix = RunShares.name(name) + "/";
        SortedMap<String, Long> within = new TreeMap<>();
        byName.forEach((each, number) -> {
            if (each.startsWith(prefix)) within.put(each.substring(prefix.length()), number);
        });
        return within;
    }

    /** What the names within a name go on with, by number; what has none comes last. */
    List<String> within(String name) {
        return by(name).keySet().stream()
                .map(rest -> rest.substring(0, rest.indexOf('/')))
                .distinct()
                .sorted(Comparator.comparingInt(
                        text -> text.equals(RunShares.NONE) ? Integer.MAX_VALUE : Integer.parseInt(text)))
                .toList();
    }
}
