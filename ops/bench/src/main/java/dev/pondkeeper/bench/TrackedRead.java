package dev.pondkeeper.bench;

import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads everything from the beginning as a processor would, and does nothing with it. */
final class TrackedRead implements Peer {
    private final String name;
    private final EventStore store;
    private final long events;

    TrackedRead(String name, EventStore store, long events) {
        this.name = name;
        this.store = store;
        this.events = events;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long once(int client) {
        long read = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            while (read < events && stream.hasNextAvailable(10, TimeUnit.SECONDS)) {
                stream.nextAvailable();
                read++;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (read < events) throw new IllegalStateException(name + " found " + read + " of " + events + " events.");
        return read;
    }
}
