package dev.pondkeeper.query.view;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bson.Document;

/** What one batch changes of sums: seen while the summed documents change, then made like any other change. */
final class SumChanges {

    private final ViewSums sums;
    // By position, because a sum takes what its documents went through in the order in which it happened.
    private final SortedMap<Long, Map<String, Map<String, Long>>> differences = new TreeMap<>();

    SumChanges(ViewSums sums) {
        this.sums = sums;
    }

    /** Makes a change of the event at this position and sees what it makes of the document's share. */
    void watch(Document document, long position, Consumer<Document> change) {
        Map<String, Map<String, Long>> before = sums.shares().apply(document);
        change.accept(document);
        Map<String, Map<String, Long>> after = sums.shares().apply(document);
        if (after.equals(before)) return;
        Map<String, Map<String, Long>> difference = differences.computeIfAbsent(position, first -> new HashMap<>());
        add(difference, before, -1);
        add(difference, after, 1);
    }

    private static void add(Map<String, Map<String, Long>> to, Map<String, Map<String, Long>> shares, long sign) {
        shares.forEach((sum, numbers) -> {
            Map<String, Long> own = to.computeIfAbsent(sum, first -> new HashMap<>());
            numbers.forEach((name, number) -> own.merge(name, sign * number, Math::addExact));
        });
    }

    /** As one change per event and sum. */
    CollectionChanges changes() {
        CollectionChanges changes = new CollectionChanges();
        differences.forEach((position, bySum) -> bySum.forEach((sum, numbers) -> {
            numbers.values().removeIf(number -> number == 0);
            if (!numbers.isEmpty()) changes.update(sum, position, document -> add(document, numbers));
        }));
        return changes;
    }

    private static void add(Document document, Map<String, Long> differences) {
        Document kept = document.get(ViewSums.SUMS, Document.class);
        Document numbers = kept == null ? new Document() : kept;
        differences.forEach((name, difference) -> {
            Long before = numbers.getLong(name);
            long after = Math.addExact(before == null ? 0 : before, difference);
            if (after == 0) numbers.remove(name);
            else numbers.append(name, after);
        });
        document.append(ViewSums.SUMS, numbers);
    }
}
