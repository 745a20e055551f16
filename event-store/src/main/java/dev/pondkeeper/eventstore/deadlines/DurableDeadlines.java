package dev.pondkeeper.eventstore.deadlines;

import static org.axonframework.deadline.GenericDeadlineMessage.asDeadlineMessage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.deadline.AbstractDeadlineManager;
import org.axonframework.deadline.DeadlineManagerSpanFactory;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.ScopeDescriptor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's deadlines on a collection: they survive restarts, any number of nodes shares them, each fires at least once, never
 * early, and in due order within its scope.
 *
 * <p>A deadline's id is the identifier of the message that its handler gets, and stands in the metadata under {@link
 * #DEADLINE_ID}: the key by which whatever the handler asks for happens once. Scheduling a message with an identifier of its own
 * makes that the deadline's id; scheduling the same id again moves the deadline.
 */
public final class DurableDeadlines extends AbstractDeadlineManager implements Lifecycle, AutoCloseable {
    /** Where the metadata of a fired deadline has its id. */
    public static final String DEADLINE_ID = "deadlineId";

    private static final Logger log = LoggerFactory.getLogger(DurableDeadlines.class);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long SHORTEST_PAUSE_NANOS = 100_000;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000;

    private final DeadlineStore store;
    private final DeadlineKeeping keeping;
    private final DeadlineManagerSpanFactory spans;
    private final Firing firing;
    private final Completions completions;
    private final DueQueue queue;
    private final DueWatch watch;
    private final Clock clock;
    private final Clock realTime;
    private final DeadlineSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong seq = new AtomicLong();

    DurableDeadlines(DurableDeadlinesBuilder builder) {
        this.settings = builder.settings;
        this.clock = builder.clock;
        this.realTime = builder.realTime;
        this.spans = builder.spans;
        this.store = builder.port.apply(new MongoDeadlines(
                Objects.requireNonNull(builder.database, "Deadlines need a database."), settings.collection()));
        DeadlineMessages messages = new DeadlineMessages(
                Objects.requireNonNull(builder.serializer, "Deadlines need a serializer."), builder.seal);
        this.queue = new DueQueue(2 * settings.batch());
        this.watch = new DueWatch(store, queue, clock, realTime, settings);
        this.keeping = new DeadlineKeeping(
                store, messages, clock, realTime, settings.lease(), watch, this::processDispatchInterceptors);
        this.completions = new Completions(store);
        this.firing = new Firing(
                store,
                completions,
                messages,
                Objects.requireNonNull(builder.scopes, "Deadlines need a provider of scope-aware components."),
                builder.transactions,
                spans,
                this::handlerInterceptors,
                realTime,
                settings);
    }

    /** Starts a builder on the clock of the system. */
    public static DurableDeadlinesBuilder builder() {
        return new DurableDeadlinesBuilder();
    }

    @Override
    public String schedule(Instant due, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        DeadlineMessage<?> message = asDeadlineMessage(name, messageOrPayload, due);
        String id = message.getIdentifier();
        PlannedDeadline planned = new PlannedDeadline(id, name, due, scope, message, nextSeq());
        spans.createScheduleSpan(name, id, message).run(() -> DeadlineChanges.schedule(keeping, planned));
        return id;
    }

    @Override
    public String schedule(Duration wait, String name, @Nullable Object messageOrPayload, ScopeDescriptor scope) {
        return schedule(clock.instant().plus(wait), name, messageOrPayload, scope);
    }

    @Override
    public void cancelSchedule(String name, String id) {
        Cancellation cancellation = new Cancellation(name, id, null, nextSeq());
        spans.createCancelScheduleSpan(name, id).run(() -> DeadlineChanges.cancel(keeping, cancellation));
    }

    @Override
    public void cancelAll(String name) {
        Cancellation cancellation = new Cancellation(name, null, null, nextSeq());
        spans.createCancelAllSpan(name).run(() -> DeadlineChanges.cancel(keeping, cancellation));
    }

    @Override
    public void cancelAllWithinScope(String name, ScopeDescriptor scope) {
        Cancellation cancellation = new Cancellation(name, null, scope, nextSeq());
        spans.createCancelAllWithinScopeSpan(name, scope).run(() -> DeadlineChanges.cancel(keeping, cancellation));
    }

    /** Grows with every call, and from one start of the process to the next. */
    private long nextSeq() {
        long micros = TimeUnit.MILLISECONDS.toMicros(realTime.millis());
        return seq.updateAndGet(last -> Math.max(last + 1, micros));
    }

    /** When the first deadline that is not being handled is due; empty where there is none. */
    public Optional<Instant> firstDue() {
        watch.finishFreeing();
        return store.firstDue();
    }

    /**
     * Waits until everything that is due on the clock has been handled or parked, by whatever node.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void awaitQuiet() throws InterruptedException {
        watch.finishFreeing();
        watch.wake();
        long pause = SHORTEST_PAUSE_NANOS;
        while (store.isBusy(clock.instant())) {
            queue.awaitEmpty(LOOK_NANOS);
            LockSupport.parkNanos(pause); // who looks without a pause takes the time from those it waits for
            if (Thread.interrupted()) throw new InterruptedException();
            pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        }
    }

    /** Whether something is due on the clock and neither handled nor parked, on whatever node. */
    public boolean isBusy() {
        watch.finishFreeing();
        return store.isBusy(clock.instant());
    }

    /** Tells that the clock was moved. */
    public void clockMoved() {
        watch.wake();
    }

    /** Deadlines that failed too often, the first parked first. */
    public List<ParkedDeadline> parked(int most) {
        return store.parked(most);
    }

    /** Lets a parked deadline be tried again; false where none with this id is parked. */
    public boolean retryParked(String id) {
        boolean found = store.unpark(id, realTime.instant());
        if (found) watch.wake();
        return found;
    }

    /** How many deadlines there are in each state. Counts them all: for people, not for loops. */
    public DeadlineCounts counts() {
        return store.counts();
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutdown);
    }

    /** Begins to fire; a second time changes nothing. */
    public synchronized void start() {
        if (!threads.isEmpty()) return;
        threads.add(new Thread(watch::run, "deadline-watch"));
        threads.add(new Thread(completions::run, "deadline-completions"));
        for (int i = 0; i < settings.threads(); i++) {
            threads.add(new Thread(this::work, "deadline-" + i));
        }
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
    }

    private void work() {
        try {
            for (StoredDeadline next = queue.take(); next != null; next = queue.take()) {
                fire(next);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void fire(StoredDeadline deadline) {
        try {
            firing.fire(deadline);
        } catch (RuntimeException trouble) {
            log.warn("What became of the deadline {} could not be kept; it fires again.", deadline.id(), trouble);
        } finally {
            if (queue.done(deadline)) watch.roomMade();
        }
    }

    /** Ends what is being handled, gives back what is not, and stops. */
    @Override
    public synchronized void shutdown() {
        List<StoredDeadline> left = queue.close();
        watch.close();
        if (!left.isEmpty()) watch.surely(() -> store.giveBack(left, realTime.instant()));
        try {
            queue.awaitEmpty(STOP_NANOS);
            completions.close();
            for (Thread thread : threads) {
                thread.join(TimeUnit.NANOSECONDS.toMillis(STOP_NANOS));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        threads.clear();
    }

    @Override
    public void close() {
        shutdown();
    }
}
