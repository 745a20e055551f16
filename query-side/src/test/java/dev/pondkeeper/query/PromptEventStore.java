package dev.pondkeeper.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's store in memory as the ledger is: what is published in one call is seen at once and in its order, and readers are woken
 * by it; without that they look twice a second.
 */
final class PromptEventStore extends EmbeddedEventStore {

    private final InMemoryEventStorageEngine events;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile @Nullable TrackingToken shown;

    PromptEventStore(InMemoryEventStorageEngine events) {
        super(EmbeddedEventStore.builder().storageEngine(events));
        this.events = events;
        this.shown = events.createHeadToken();
    }

    @Override
    public void publish(List<? extends EventMessage<?>> published) {
        // One by one: those of one call would be there in any order.
        for (EventMessage<?> event : published) super.publish(List.of(event));
        shown = events.createHeadToken();
        waiting.forEach(Runnable::run);
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken after) {
        return new Reader(after);
    }

    /** Used by one thread at a time, which never waits in it: it is a pooled processor's. */
    private final class Reader implements TrackingEventStream {

        private @Nullable TrackingToken last;
        private @Nullable Runnable wakened;

        Reader(@Nullable TrackingToken after) {
            last = after;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            TrackingToken end = shown;
            if (end == null) return Optional.empty();
            return events.readEvents(last, false)
                    .<TrackedEventMessage<?>>map(event -> event)
                    .findFirst()
                    .filter(event -> end.covers(event.trackingToken()));
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            TrackedEventMessage<?> next = peek().orElseThrow();
            last = next.trackingToken();
            return next;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            close();
            wakened = callback;
            return waiting.add(callback);
        }

        @Override
        public void close() {
            if (wakened != null) waiting.remove(wakened);
        }
    }
}
