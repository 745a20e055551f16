package dev.pondkeeper.cli.history;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Several sorted sources as one. */
final class Merged<T> implements Sorted<T> {

    private record Head<T>(T item, Sorted<T> source) {}

    private final List<? extends Sorted<T>> sources;
    private final PriorityQueue<Head<T>> heads;

    Merged(List<? extends Sorted<T>> sources, Comparator<T> order) throws IOException {
        this.sources = sources;
        this.heads = new PriorityQueue<>(Comparator.comparing(Head::item, order));
        for (Sorted<T> source : sources) advance(source);
    }

    @Override
    public @Nullable T next() throws IOException {
        Head<T> least = heads.poll();
        if (least == null) return null;
        advance(least.source());
        return least.item();
    }

    private void advance(Sorted<T> source) throws IOException {
        T item = source.next();
        if (item != null) heads.add(new Head<>(item, source));
    }

    @Override
    public void close() throws IOException {
        for (Sorted<T> source : sources) source.close();
    }
}
