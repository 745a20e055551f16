package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.programme.Programme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** The events of one short history, for one thread. */
final class Memory implements EventStorageEngine {

    private final List<DomainEventMessage<?>> log = new ArrayList<>();

    private Programme rules = Programme.DEFAULT;

    void clear(Programme from) {
        log.clear();
        rules = from;
    }

    Programme rules() {
        return rules;
    }

    int size() {
        return log.size();
    }

    List<?> since(int position) {
        return log.subList(position, log.size()).stream()
                .map(EventMessage::getPayload)
                .toList();
    }

    List<?> stream(String name) {
        return of(name).stream().map(EventMessage::getPayload).toList();
    }

    private List<DomainEventMessage<?>> of(String stream) {
        return log.stream()
                .filter(event -> event.getAggregateIdentifier().equals(stream))
                .toList();
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) log.add((DomainEventMessage<?>) event);
    }

    @Override
    public DomainEventStream readEvents(String stream, long first) {
        List<DomainEventMessage<?>> events = of(stream);
        return DomainEventStream.of(events.subList((int) Math.min(first, events.size()), events.size()));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        int events = of(stream).size();
        return events == 0 ? Optional.empty() : Optional.of(events - 1L);
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("histories are short");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Optional.empty();
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(TrackingToken token, boolean mayBlock) {
        throw new UnsupportedOperationException("nobody follows");
    }
}
