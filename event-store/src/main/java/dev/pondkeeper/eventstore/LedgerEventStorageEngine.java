package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger behind Axon's storage interface. All events of a unit of work become one commit, with the {@link CommitIntent} of
 * its root; afterwards the root holds a {@link CommitReceipt}.
 *
 * <p>Payloads must serialize to text, so the event serializer has to be one that can (Jackson, XStream). Metadata are texts.
 */
public class LedgerEventStorageEngine extends BatchingEventStorageEngine {
    /** The metadata key that tells handlers when an event was recorded, as ISO-8601 text; set where there is a business time. */
    public static final String RECORDED_AT = "recordedAt";

    private static final Logger LOG = LoggerFactory.getLogger(LedgerEventStorageEngine.class);

    private final Ledger ledger;
    private final LedgerSnapshots snapshots;
    private final EventDrafts drafts;
    private final StoredMessages messages;
    private final Serializer events;
    private final Serializer aggregates;

    protected LedgerEventStorageEngine(Builder builder) {
        super(builder);
        this.ledger = Objects.requireNonNull(builder.ledger);
        this.events = new LedgerSerializer(super.getEventSerializer(), builder.names);
        this.aggregates = new LedgerSerializer(super.getSnapshotSerializer(), builder.names);
        Function<EventMessage<?>, Instant> businessTime = builder.businessTime;
        this.drafts = new EventDrafts(
                builder.names, builder.seal, businessTime == null ? EventMessage::getTimestamp : businessTime);
        this.messages = new StoredMessages(events, upcasterChain, builder.seal, businessTime != null);
        this.snapshots = ledger.snapshots(builder.stateSeal);
    }

    /** Starts an engine with class names as type names, message time as time, and no seal. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Serializer getEventSerializer() {
        return events;
    }

    @Override
    public Serializer getSnapshotSerializer() {
        return aggregates;
    }

    /** The ledger underneath. */
    public Ledger ledger() {
        return ledger;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> messages, Serializer serializer) {
        if (messages.isEmpty()) return;
        UnitOfWork<?> root =
                CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root() : null;
        CommitIntent intent = null;
        if (root != null) {
            CommitReceipt.of(root).ifPresent(receipt -> {
                throw new SecondAppendRefused(receipt.commit());
            });
            intent = CommitIntent.of(root).orElse(null);
        }
        List<EventDraft> decided = new ArrayList<>(messages.size());
        for (EventMessage<?> message : messages) {
            decided.add(drafts.of(message, serializer));
        }
        try {
            LedgerCommit commit = ledger.append(CommitDraft.of(intent, decided));
            if (root != null) new CommitReceipt(commit).leaveIn(root);
        } catch (SequenceTaken taken) {
            handlePersistenceException(taken, messages.get(decided.indexOf(taken.event())));
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        long after = positionOf(lastToken);
        return messages.tracked(after, ledger.read(after, batchSize)).toList();
    }

    /** The messages of commits that follow each other, from behind a position on. */
    Stretch stretch(long after, List<LedgerCommit> commits) {
        return messages.stretch(after, commits);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String identifier, long firstSequenceNumber) {
        return ledger.readStream(identifier, firstSequenceNumber).map(messages::ofStream);
    }

    /** The whole stream, read in one round trip; empty where it has that many events or more. */
    Optional<DomainEventStream> streamOfFewerThan(int events, String identifier) {
        List<LedgerEvent> beginning = ledger.beginningOf(identifier, events);
        if (beginning.size() >= events) return Optional.empty();
        return Optional.of(EventStreamUtils.upcastAndDeserializeDomainEvents(
                beginning.stream().map(messages::ofStream), this.events, upcasterChain));
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return readEventData(aggregateIdentifier, firstSequenceNumber)
                .limit(batchSize)
                .toList();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(snapshot, serializer);
    }

    /** Opened here and now: a snapshot that cannot be read is none, and the stream itself says the same, only slower. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
        try {
            snapshot.ifPresent(DomainEventMessage::getPayload);
            return snapshot;
        } catch (RuntimeException | LinkageError unreadable) {
            LOG.warn("The snapshot of {} cannot be read; its events are.", aggregateIdentifier, unreadable);
            return Optional.empty();
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.find(aggregateIdentifier).stream();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return ledger.headOf(aggregateIdentifier).stream().boxed().findFirst();
    }

    /** The token before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** The token of the last event. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(ledger.tail());
    }

    /**
     * The token before the first event that was recorded at the time or later. Where there is no business time, events behind
     * it that are stamped earlier are skipped too, so that the first one read is the first that tells of that time.
     */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        long before = ledger.lastPositionBefore(dateTime);
        if (messages.businessTime()) return new GlobalSequenceTrackingToken(before);
        return ledger.stream(before)
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() > before && !event.time().isBefore(dateTime))
                .findFirst()
                .<TrackingToken>map(event -> new GlobalSequenceTrackingToken(event.position() - 1))
                .orElseGet(this::createHeadToken);
    }

    /**
     * The position of the last event that the token has seen, −1 where it has seen none.
     *
     * @throws IllegalArgumentException when the token is not one of this store
     */
    static long positionOf(@Nullable TrackingToken token) {
        if (token == null) return -1;
        TrackingToken plain = WrappedToken.unwrapLowerBound(token);
        if (plain == null) return -1;
        if (plain instanceof GlobalSequenceTrackingToken global) return global.getGlobalIndex();
        throw new IllegalArgumentException("The ledger reads from a GlobalSequenceTrackingToken, not from a "
                + plain.getClass().getSimpleName() + ".");
    }

    /** Collects what an engine needs. */
    public static class Builder extends BatchingEventStorageEngine.Builder {
        private @Nullable Ledger ledger;
        private EventTypeNames names = EventTypeNames.ofClasses();
        private PayloadSeal seal = PayloadSeal.NONE;
        private StateSeal stateSeal = StateSeal.NONE;
        private @Nullable Function<EventMessage<?>, Instant> businessTime;

        protected Builder() {
            persistenceExceptionResolver(SequenceTaken.class::isInstance);
        }

        /** Where the events go. */
        public Builder ledger(Ledger where) {
            this.ledger = where;
            return this;
        }

        /** What payload classes are called in the ledger; their full names where this is not set. */
        public Builder eventTypes(EventTypeNames logicalNames) {
            this.names = logicalNames;
            return this;
        }

        /**
         * When the things told by an event happened, where that is not when it was published. It is recorded as the event's
         * time; a restored message then has the commit's recorded time as its timestamp and in {@link #RECORDED_AT}.
         */
        public Builder businessTime(Function<EventMessage<?>, Instant> timeOf) {
            this.businessTime = timeOf;
            return this;
        }

        /** What closes payloads before they are recorded. */
        public Builder payloadSeal(PayloadSeal what) {
            this.seal = what;
            return this;
        }

        /** What closes the state of aggregates before a snapshot of it is stored. */
        public Builder stateSeal(StateSeal what) {
            this.stateSeal = what;
            return this;
        }

        @Override
        protected void validate() throws AxonConfigurationException {
            super.validate();
            if (ledger == null) throw new AxonConfigurationException("The engine needs a ledger.");
        }

        /** Makes the engine. */
        public LedgerEventStorageEngine build() {
            return new LedgerEventStorageEngine(this);
        }
    }
}
