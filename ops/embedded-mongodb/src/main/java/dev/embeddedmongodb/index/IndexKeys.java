package dev.embeddedmongodb.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import dev.embeddedmongodb.storage.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries that one document has in one index: one for each element of an array on the way, as in MongoDB; at least
 * one unless the index is sparse and the document has none of the fields.
 */
public final class IndexKeys {

    private final IndexDefinition index;
    private final TreeMap<byte[], @Nullable Object[]> keys = new TreeMap<>(Arrays::compareUnsigned);
    private long multikey;
    private boolean present;

    private IndexKeys(IndexDefinition index) {
        this.index = index;
    }

    public static IndexKeys of(IndexDefinition index, Document document) {
        IndexKeys result = new IndexKeys(index);
        int fields = index.fields().size();
        @Nullable Object[] values = new @Nullable Object[fields];
        Arrays.fill(values, document);
        result.expand(values, new int[fields], new boolean[fields]);
        if (index.sparse() && !result.present) result.keys.clear();
        return result;
    }

    /** In order; without the record's number, which a non-unique index appends. */
    public Iterable<byte[]> keys() {
        return keys.keySet();
    }

    public boolean contains(byte[] key) {
        return keys.containsKey(key);
    }

    /** The values behind that key, one a field. */
    public Document values(byte[] key) {
        @Nullable Object[] values = keys.get(key);
        Document described = new Document();
        for (int i = 0; i < index.fields().size(); i++) {
            Object value = values == null ? null : values[i];
            boolean absent = Missing.isNullOrMissing(value) || value == ValueOrder.EMPTY_ARRAY;
            described.put(index.fields().get(i).path(), absent ? null : value);
        }
        return described;
    }

    /** Which fields met an array. */
    public long multikey() {
        return multikey;
    }

    private void expand(@Nullable Object[] values, int[] depths, boolean[] settled) {
        List<?> array = null;
        List<String> arrayPaths = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            walk(values, depths, settled, i);
            if (!settled[i] && values[i] instanceof List<?> met) {
                if (array == null) array = met;
                arrayPaths.add(index.fields().get(i).path());
                if (array != met) throw new CannotIndexParallelArraysError(arrayPaths);
            }
        }
        if (array == null) emit(values);
        else expandOver(array, values, depths, settled);
    }

    private void walk(@Nullable Object[] values, int[] depths, boolean[] settled, int i) {
        List<String> steps = index.fields().get(i).steps();
        while (!settled[i] && depths[i] < steps.size()) {
            Object value = values[i];
            String step = steps.get(depths[i]);
            if (value instanceof Document document) {
                values[i] = document.getOrMissing(step);
                depths[i]++;
            } else if (value instanceof List<?> list && isPosition(step)) {
                int position = Integer.parseInt(step);
                values[i] = position < list.size() ? list.get(position) : Missing.getInstance();
                depths[i]++;
            } else if (value instanceof List<?>) {
                return;
            } else {
                values[i] = Missing.getInstance();
                settled[i] = true;
            }
        }
    }

    private static boolean isPosition(String step) {
        return !step.isEmpty() && step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void expandOver(List<?> array, @Nullable Object[] values, int[] depths, boolean[] settled) {
        List<?> elements = array.isEmpty() ? List.of(ValueOrder.EMPTY_ARRAY) : array;
        for (Object element : elements) {
            @Nullable Object[] inner = values.clone();
            int[] innerDepths = depths.clone();
            boolean[] innerSettled = settled.clone();
            for (int i = 0; i < values.length; i++) {
                if (settled[i] || values[i] != array) continue;
                multikey |= 1L << i;
                boolean last = depths[i] == index.fields().get(i).steps().size();
                inner[i] = last || element instanceof Document ? element : Missing.getInstance();
                innerSettled[i] = last || !(element instanceof Document);
                if (last && element == ValueOrder.EMPTY_ARRAY) present = true;
            }
            expand(inner, innerDepths, innerSettled);
        }
    }

    private void emit(@Nullable Object[] values) {
        Bytes key = new Bytes(48);
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] instanceof Missing)) present = true;
            append(index.fields().get(i), values[i], key);
        }
        keys.put(key.toArray(), values);
    }

    static void append(IndexField field, @Nullable Object value, Bytes key) {
        int start = key.length();
        ValueOrder.encode(value, key);
        if (!field.ascending()) key.invertFrom(start);
    }
}
