package dev.pondkeeper.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** What a unit of work, its root and all, has to do with streams: which it read, which it was served from memory, which it wrote. */
final class UnitStreams {
    static final long UNKNOWN = -2;
    private static final String RESOURCE = UnitStreams.class.getName();

    private final UnitOfWork<?> root;
    private final Map<String, DomainEventStream> read = new HashMap<>();
    private final Map<String, Long> served = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<Object> waiting = new HashSet<>();

    private UnitStreams(UnitOfWork<?> root) {
        this.root = root;
    }

    /** Of the unit of work of this thread, empty where there is none. */
    static Optional<UnitStreams> current() {
        return CurrentUnitOfWork.isStarted() ? Optional.of(of(CurrentUnitOfWork.get())) : Optional.empty();
    }

    static UnitStreams of(UnitOfWork<?> unit) {
        UnitOfWork<?> root = unit.root();
        return root.getOrComputeResource(RESOURCE, first -> new UnitStreams(root));
    }

    /** The stream tells its last sequence when it has been consumed. */
    void read(String stream, DomainEventStream events) {
        read.put(stream, events);
    }

    void served(String stream, long seq) {
        if (!read.containsKey(stream)) served.put(stream, seq);
    }

    void written(String stream) {
        written.add(stream);
    }

    /** How far the aggregate of that stream had been built before this unit of work added to it. */
    long seqOf(String stream) {
        DomainEventStream events = read.get(stream);
        if (events == null) return served.getOrDefault(stream, UNKNOWN);
        Long last = events.getLastSequenceNumber();
        return last == null ? -1 : last;
    }

    /** What was taken from memory and will not be compared with the store by a commit, with the sequence it was taken at. */
    Map<String, Long> unproven() {
        Map<String, Long> unproven = new LinkedHashMap<>(served);
        unproven.keySet().removeAll(written);
        return unproven;
    }

    /** Hands the commit on, once for each who asks, before locks on aggregates are given back. */
    void onceRecorded(Object who, Consumer<LedgerCommit> what) {
        if (!waiting.add(who)) return;
        root.afterCommit(unit -> CommitReceipt.of(unit).ifPresent(receipt -> what.accept(receipt.commit())));
    }
}
