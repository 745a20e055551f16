package dev.pondkeeper.eventstore;

/** Something that can be ended; ending it twice is harmless. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
