package dev.pondkeeper.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over a {@link LedgerEventStorageEngine}: one tail reader for all streams, woken by every commit of this
 * process, and a guard against gaps in streams.
 */
public class LedgerEventStore extends AbstractEventStore implements Lifecycle {
    private final LedgerEventStorageEngine engine;
    private final int sharedEvents;
    private final int commitsInPage;
    private final int eventsBeforeSnapshot;
    private final Object startLock = new Object();

    private @Nullable EndOfLedger end;

    protected LedgerEventStore(Builder builder) {
        super(builder);
        this.engine = Objects.requireNonNull(builder.engine);
        this.sharedEvents = builder.sharedEvents;
        this.commitsInPage = builder.commitsInPage;
        this.eventsBeforeSnapshot = builder.eventsBeforeSnapshot;
    }

    /** Starts a store that shares up to 10 000 recent events between its streams. */
    public static Builder builder() {
        return new Builder();
    }

    /** The ledger underneath. */
    public Ledger ledger() {
        return engine.ledger();
    }

    /**
     * Publishes with the current unit of work, or alone where there is none.
     *
     * @throws SecondAppendRefused when the unit of work's events have been recorded already
     */
    @Override
    public void publish(List<? extends EventMessage<?>> events) {
        if (CurrentUnitOfWork.isStarted()) {
            CommitReceipt.of(CurrentUnitOfWork.get()).ifPresent(receipt -> {
                throw new SecondAppendRefused(receipt.commit());
            });
        }
        UnitStreams.current().ifPresent(unit -> events.stream()
                .filter(DomainEventMessage.class::isInstance)
                .forEach(event -> unit.written(((DomainEventMessage<?>) event).getAggregateIdentifier())));
        super.publish(events);
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        refuseGaps(events);
        super.prepareCommit(events);
    }

    /**
     * An aggregate that was built on events which are not recorded (a cache that outlived its commit) must not leave a hole.
     *
     * @throws ConcurrencyException when a stream would get one; a retry loads what is really there
     */
    private void refuseGaps(List<? extends EventMessage<?>> events) {
        Set<String> seen = new HashSet<>();
        for (EventMessage<?> event : events) {
            if (!(event instanceof DomainEventMessage<?> next) || !seen.add(next.getAggregateIdentifier())) continue;
            long before = next.getSequenceNumber() - 1;
            if (before >= 0 && !ledger().reaches(next.getAggregateIdentifier(), before)) {
                throw new ConcurrencyException("Stream " + next.getAggregateIdentifier() + " does not reach sequence "
                        + before + ", which event " + next.getIdentifier() + " was decided on.");
            }
        }
    }

    /** Reads a short stream as it is: nobody makes snapshots of those, so that asking for one would be a round trip for nothing. */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        DomainEventStream events = read(aggregateIdentifier);
        UnitStreams.current().ifPresent(unit -> unit.read(aggregateIdentifier, events));
        return events;
    }

    private DomainEventStream read(String aggregateIdentifier) {
        boolean mayBeShort =
                eventsBeforeSnapshot > 0 && !ledger().hasSeen(aggregateIdentifier, eventsBeforeSnapshot - 1);
        if (!mayBeShort) return super.readEvents(aggregateIdentifier);
        return engine.streamOfFewerThan(eventsBeforeSnapshot, aggregateIdentifier)
                .map(stream -> DomainEventStream.concat(
                        stream, DomainEventStream.of(stagedDomainEventMessages(aggregateIdentifier))))
                .orElseGet(() -> super.readEvents(aggregateIdentifier));
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return started().streamAfter(LedgerEventStorageEngine.positionOf(trackingToken));
    }

    private EndOfLedger started() {
        synchronized (startLock) {
            EndOfLedger running = end;
            if (running == null) {
                running = new EndOfLedger(engine, sharedEvents, commitsInPage);
                end = running;
                running.start();
            }
            return running;
        }
    }

    /** Ends the tail reader; streams that are still open find nothing more. */
    public void shutDown() {
        synchronized (startLock) {
            if (end == null) return;
            end.close();
            end = null;
        }
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::shutDown);
    }

    /** Collects what a store needs. */
    public static class Builder extends AbstractEventStore.Builder {
        private @Nullable LedgerEventStorageEngine engine;
        private int sharedEvents = 10_000;
        private int commitsInPage = 500;
        private int eventsBeforeSnapshot;

        protected Builder() {}

        /** Where the events go. */
        public Builder engine(LedgerEventStorageEngine what) {
            super.storageEngine(what);
            this.engine = what;
            return this;
        }

        /**
         * How many recent events are kept in memory for streams that keep up, and as many again while they wait to be
         * shared.
         */
        public Builder sharedEvents(int max) {
            this.sharedEvents = max;
            return this;
        }

        /** How many commits a stream that is behind reads at once; it holds two such pages, one of them ahead. */
        public Builder commitsInPage(int max) {
            this.commitsInPage = max;
            return this;
        }

        /**
         * Of how many events a stream has to be before a snapshot is looked for; shorter ones are read whole at once. 0, the
         * default, looks for one always. Somewhat below the number at which snapshots are made is right.
         */
        public Builder eventsBeforeSnapshot(int events) {
            this.eventsBeforeSnapshot = events;
            return this;
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
            super.messageMonitor(messageMonitor);
            return this;
        }

        @Override
        public Builder spanFactory(EventBusSpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        @Override
        protected void validate() throws AxonConfigurationException {
            super.validate();
            if (engine == null) throw new AxonConfigurationException("The event store needs an engine over a ledger.");
            if (commitsInPage < 1) throw new AxonConfigurationException("A page holds at least one commit.");
            if (eventsBeforeSnapshot < 0) throw new AxonConfigurationException("A stream has no fewer than 0 events.");
            if (sharedEvents < 1) throw new AxonConfigurationException("At least one event has to be shared.");
        }

        /** Makes the store. */
        public LedgerEventStore build() {
            return new LedgerEventStore(this);
        }
    }
}
