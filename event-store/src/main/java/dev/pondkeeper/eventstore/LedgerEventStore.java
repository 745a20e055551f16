package dev.pondkeeper.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
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
    private static final int FETCHERS = 4;

    private final LedgerEventStorageEngine engine;
    private final int sharedEvents;
    private final int commitsInPage;
    private final Object startLock = new Object();

    private @Nullable Tail tail;

    protected LedgerEventStore(Builder builder) {
        super(builder);
        this.engine = Objects.requireNonNull(builder.engine);
        this.sharedEvents = builder.sharedEvents;
        this.commitsInPage = builder.commitsInPage;
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

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        Tail open = startedTail();
        long after = LedgerEventStorageEngine.positionOf(trackingToken);
        return new LedgerEventStream(
                after, new ReadAhead(this::page, open.fetchers), this::decoded, open.recent, open.reader);
    }

    private Tail startedTail() {
        synchronized (startLock) {
            Tail open = tail;
            if (open == null) {
                RecentEvents recent = new RecentEvents(sharedEvents, ledger().tail());
                TailReader reader = new TailReader(new EndOfLedger(), recent, sharedEvents);
                open = new Tail(recent, reader, ledger().onAppend(reader::landed), fetchers());
                tail = open;
                reader.start();
            }
            return open;
        }
    }

    private LedgerPage page(long after) {
        return ledger().page(after, commitsInPage);
    }

    private Stretch decoded(LedgerPage page) {
        return engine.stretch(page.after(), page.commits());
    }

    /** A few threads for all streams, gone when nobody is behind. */
    private static Executor fetchers() {
        ThreadPoolExecutor fetchers =
                new ThreadPoolExecutor(FETCHERS, FETCHERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "ledger-fetcher");
                    thread.setDaemon(true);
                    return thread;
                });
        fetchers.allowCoreThreadTimeOut(true);
        return fetchers;
    }

    /** Ends the tail reader; streams that are still open find nothing more. */
    public void shutDown() {
        synchronized (startLock) {
            if (tail == null) return;
            tail.wakeUp.close();
            tail.reader.close();
            tail = null;
        }
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, this::shutDown);
    }

    private record Tail(RecentEvents recent, TailReader reader, Subscription wakeUp, Executor fetchers) {}

    private final class EndOfLedger implements TailReader.Source {
        @Override
        public Stretch after(long position) {
            return decoded(page(position));
        }

        @Override
        public Stretch of(long position, List<LedgerCommit> following) {
            return engine.stretch(position, following);
        }
    }

    /** Collects what a store needs. */
    public static class Builder extends AbstractEventStore.Builder {
        private @Nullable LedgerEventStorageEngine engine;
        private int sharedEvents = 10_000;
        private int commitsInPage = 500;

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
            if (sharedEvents < 1) throw new AxonConfigurationException("At least one event has to be shared.");
        }

        /** Makes the store. */
        public LedgerEventStore build() {
            return new LedgerEventStore(this);
        }
    }
}
