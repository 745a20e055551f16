package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A lazy stream made of pages, each asked for by the place of the last item of the one before; ends at a page that is not full. */
final class Pages {
    private Pages() {}

    /**
     * Streams the items of all pages.
     *
     * @param fullPage whether there may be more behind the items that were found after the given place; saves the question
     *     that is answered with an empty page
     */
    static <T> Stream<T> stream(long after, ToLongFunction<T> place, LongFunction<List<T>> page, FullPage<T> fullPage) {
        return Stream.iterate(
                        new Page<>(after, page.apply(after)),
                        read -> !read.items().isEmpty(),
                        read -> {
                            long next = place.applyAsLong(
                                    read.items().get(read.items().size() - 1));
                            boolean more = fullPage.mayBeFollowed(read.after(), read.items());
                            return new Page<>(next, more ? page.apply(next) : List.of());
                        })
                .flatMap(read -> read.items().stream());
    }

    /** Whether a page may be followed by another. */
    interface FullPage<T> {
        boolean mayBeFollowed(long after, List<T> items);
    }

    private record Page<T>(long after, List<T> items) {}
}
