package dev.pondkeeper.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoClient;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;

/** Deadlines in a database of their own, whose handlers do nothing but measure. */
final class DeadlinePeer implements ScopeAware, AutoCloseable {
    private static final int AT_ONCE = 1_000;
    private static final int SCOPES = 10_000;

    private final DurableDeadlines deadlines;
    private final Histogram late = new ConcurrentHistogram(3);
    private final Set<String> fired = ConcurrentHashMap.newKeySet();
    private final AtomicInteger early = new AtomicInteger();
    private final AtomicInteger twice = new AtomicInteger();

    DeadlinePeer(MongoClient client, String name) {
        this.deadlines = DurableDeadlines.builder()
                .database(client.getDatabase("deadlines_" + name))
                .serializer(JacksonSerializer.defaultSerializer())
                .scopes(scope -> Stream.of(this))
                .build();
    }

    /** Whom a deadline belongs to. */
    record Owner(@JsonProperty("number") int number) implements ScopeDescriptor {
        private static final long serialVersionUID = 1L;

        @Override
        public String scopeDescription() {
            return "owner " + number;
        }
    }

    void fill(int number, Instant due) {
        fill(number, i -> due.plusMillis(i));
    }

    /** A thousand to a unit of work. */
    void fill(int number, IntFunction<Instant> due) {
        for (int from = 0; from < number; from += AT_ONCE) {
            UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
            for (int i = from; i < Math.min(number, from + AT_ONCE); i++) {
                schedule(due.apply(i), i);
            }
            work.commit();
        }
    }

    String schedule(Instant due, int number) {
        return deadlines.schedule(due, "bench", number, new Owner(number % SCOPES));
    }

    void cancel(String id) {
        deadlines.cancelSchedule("bench", id);
    }

    void start() {
        deadlines.start();
    }

    void awaitFired(int number) throws InterruptedException {
        while (fired.size() < number) {
            Thread.sleep(Duration.ofMillis(10).toMillis());
        }
        deadlines.awaitQuiet();
    }

    /** In milliseconds. */
    Histogram lateness() {
        return late;
    }

    int early() {
        return early.get();
    }

    int twice() {
        return twice.get();
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        Duration after = Duration.between(((DeadlineMessage<?>) message).getTimestamp(), Instant.now());
        if (after.isNegative()) early.incrementAndGet();
        late.recordValue(Math.max(0, after.toMillis()));
        if (!fired.add(message.getIdentifier())) twice.incrementAndGet();
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return true;
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
