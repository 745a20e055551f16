package dev.pondkeeper.cli.history;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Sorts any number of items while holding at most so many of them in memory: the rest waits, sorted, in temporary files that
 * are merged when read. An input that fits into memory never touches the disk.
 */
final class ExternalSort<T> implements Closeable {

    /** More files than this are merged into one, so that few are ever open. */
    private static final int MAX_RUNS = 64;

    private final Comparator<T> order;
    private final Codec<T> codec;
    private final int inMemory;
    private final List<Path> runs = new ArrayList<>();
    private List<T> items = new ArrayList<>();
    private long size;

    ExternalSort(Comparator<T> order, Codec<T> codec, int inMemory) {
        this.order = order;
        this.codec = codec;
        this.inMemory = inMemory;
    }

    void add(T item) throws IOException {
        items.add(item);
        size++;
        if (items.size() < inMemory) return;
        runs.add(SortedRun.write(memory(), codec));
        if (runs.size() < MAX_RUNS) return;
        Path merged;
        try (Sorted<T> all = opened(new ArrayList<>())) {
            merged = SortedRun.write(all, codec);
        }
        runs.clear();
        runs.add(merged);
    }

    long size() {
        return size;
    }

    /** Everything added, in order; to be closed, and to be asked for once. */
    Sorted<T> sorted() throws IOException {
        List<Sorted<T>> sources = new ArrayList<>();
        sources.add(memory());
        return opened(sources);
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) Files.deleteIfExists(run);
    }

    private Sorted<T> opened(List<Sorted<T>> sources) throws IOException {
        for (Path run : runs) sources.add(SortedRun.open(run, codec));
        return new Merged<>(sources, order);
    }

    private Sorted<T> memory() {
        items.sort(order);
        Iterator<T> rest = items.iterator();
        items = new ArrayList<>();
        return () -> rest.hasNext() ? rest.next() : null;
    }
}
