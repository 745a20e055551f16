package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A lazy stream made of pages, each asked for by the place of the last item of the one before; ends at an empty page. */
final class Pages {
    private Pages() {}

    static <T> Stream<T> stream(long after, ToLongFunction<T> place, LongFunction<List<T>> page) {
        return Stream.iterate(
                        page.apply(after),
                        items -> !items.isEmpty(),
                        items -> page.apply(place.applyAsLong(items.get(items.size() - 1))))
                .flatMap(List::stream);
    }
}
