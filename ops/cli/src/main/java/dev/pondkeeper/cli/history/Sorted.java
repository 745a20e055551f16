package dev.pondkeeper.cli.history;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Items in order, each given out once. */
public interface Sorted<T> extends Closeable {

    /** The next item, or null after the last. */
    @Nullable
    T next() throws IOException;

    @Override
    default void close() throws IOException {}
}
