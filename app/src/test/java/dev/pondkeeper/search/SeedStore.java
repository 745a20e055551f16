package dev.pondkeeper.search;

import dev.pondkeeper.command.door.CommitLog.Keyed;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;

/** Events of one history in memory, with the one promise that deciders rely on: commits are whole, and no sequence is taken twice. */
final class SeedStore implements EventStorageEngine {

    private final List<DomainEventMessage<?>> log = new ArrayList<>();
    private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();

    private static final ThreadLocal<List<DomainEventMessage<?>>> RECORDED = ThreadLocal.withInitial(List::of);

    /** What this thread has recorded since it last asked. */
    List<DomainEventMessage<?>> recordedHere() {
        List<DomainEventMessage<?>> events = RECORDED.get();
        RECORDED.remove();
        return events;
    }

    private final Clock clock;

    SeedStore(Clock clock) {
        this.clock = clock;
    }

    private final Map<String, Keyed> keys = new ConcurrentHashMap<>();

    void keep(String key, Keyed result) {
        keys.put(key, result);
    }

    Optional<Keyed> kept(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    private volatile Programme programme = Programme.DEFAULT;

    Programme programme() {
        return programme;
    }

    void decideBy(Programme rules) {
        programme = rules;
    }

    synchronized void clear() {
        keys.clear();
        log.clear();
        streams.clear();
    }

    synchronized List<DomainEventMessage<?>> since(int position) {
        return List.copyOf(log.subList(position, log.size()));
    }

    synchronized List<DomainEventMessage<?>> stream(String name) {
        return List.copyOf(streams.getOrDefault(name, List.of()));
    }

    synchronized int size() {
        return log.size();
    }

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
        Map<String, Integer> next = new HashMap<>();
        for (EventMessage<?> each : events) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) each;
            String stream = event.getAggregateIdentifier();
            int expected = next.computeIfAbsent(
                    stream, name -> streams.getOrDefault(name, List.of()).size());
            if (event.getSequenceNumber() != expected) throw new ConcurrencyException("taken: " + stream);
            next.put(stream, expected + 1);
        }
        for (EventMessage<?> each : events) {
            DomainEventMessage<?> event = recordedNow((DomainEventMessage<?>) each);
            streams.computeIfAbsent(event.getAggregateIdentifier(), name -> new ArrayList<>())
                    .add(event);
            log.add(event);
        }
        RECORDED.set(
                log.subList(log.size() - events.size(), log.size()).stream().toList());
    }

    /** As the ledger does it: what counts is when it was recorded, by the clock of the history. */
    private DomainEventMessage<?> recordedNow(DomainEventMessage<?> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                clock.instant());
    }

    @Override
    public synchronized DomainEventStream readEvents(String stream, long first) {
        List<DomainEventMessage<?>> events = streams.getOrDefault(stream, List.of());
        return DomainEventStream.of(List.copyOf(events.subList((int) Math.min(first, events.size()), events.size())));
    }

    @Override
    public synchronized Optional<Long> lastSequenceNumberFor(String stream) {
        int events = streams.getOrDefault(stream, List.of()).size();
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
        throw new UnsupportedOperationException("policies are fed step by step");
    }
}
