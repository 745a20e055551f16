package dev.embeddedmongodb.query;

import dev.embeddedmongodb.collection.CollectionDefinition;
import dev.embeddedmongodb.collection.Records;
import dev.embeddedmongodb.collection.StoredDocument;
import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.storage.ReadView;
import dev.embeddedmongodb.storage.Scan;
import dev.embeddedmongodb.storage.StoreException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a plan's ranges over an index, or all records, and fetches each document once. */
final class Walk {

    private final ReadView view;
    private final CollectionDefinition collection;
    private final Plan plan;
    private final @Nullable Set<Long> seen;
    private int nextRange;
    private @Nullable KeyRange range;
    private @Nullable Scan scan;

    Walk(ReadView view, CollectionDefinition collection, Plan plan) {
        this.view = view;
        this.collection = collection;
        this.plan = plan;
        IndexDefinition index = plan.index();
        // A document with an array stands in the index several times.
        this.seen = index != null && index.multikey() != 0 ? new HashSet<>() : null;
    }

    @Nullable
    Row next() {
        IndexDefinition index = plan.index();
        if (index == null) return nextRecord();
        while (true) {
            byte[] entry = nextEntry(index);
            if (entry == null) return null;
            byte[] record = index.unique()
                    ? currentScan().value()
                    : Arrays.copyOfRange(entry, entry.length - Long.BYTES, entry.length);
            if (seen != null && !seen.add(Records.number(record))) continue;
            byte[] sealed = view.get(collection.table(), record);
            if (sealed == null) {
                throw new StoreException.Damaged("The index " + index.name() + " of " + collection.namespace()
                        + " names record " + Records.number(record) + ", which does not exist.");
            }
            return new Row(record, StoredDocument.open(record, sealed));
        }
    }

    private @Nullable Row nextRecord() {
        if (scan == null) scan = view.scan(collection.table(), null, plan.reverse());
        byte[] record = scan.next();
        return record == null ? null : new Row(record, StoredDocument.open(record, scan.value()));
    }

    private Scan currentScan() {
        if (scan == null) throw new IllegalStateException("nothing is being walked");
        return scan;
    }

    private byte @Nullable [] nextEntry(IndexDefinition index) {
        while (true) {
            if (range == null) {
                List<KeyRange> ranges = plan.ranges();
                if (nextRange == ranges.size()) return null;
                range = ranges.get(plan.reverse() ? ranges.size() - 1 - nextRange : nextRange);
                nextRange++;
                scan = view.scan(index.table(), plan.reverse() ? range.to() : range.from(), plan.reverse());
            }
            byte[] key = currentScan().next();
            // Walked from behind, the end itself may come first; it does not belong to the range.
            while (key != null && plan.reverse() && !range.isBelowEnd(key))
                key = currentScan().next();
            if (key != null && range.contains(key)) return key;
            range = null;
        }
    }
}
