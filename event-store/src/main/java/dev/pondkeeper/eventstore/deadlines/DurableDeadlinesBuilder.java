package dev.pondkeeper.eventstore.deadlines;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.PayloadSeal;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManagerSpanFactory;
import org.axonframework.deadline.DefaultDeadlineManagerSpanFactory;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;

/** Collects what deadlines need. Database, serializer and scopes must be given. */
public final class DurableDeadlinesBuilder {
    @Nullable
    MongoDatabase database;

    @Nullable
    Serializer serializer;

    @Nullable
    ScopeAwareProvider scopes;

    PayloadSeal seal = PayloadSeal.NONE;
    Clock clock = Clock.systemUTC();
    Clock realTime = Clock.systemUTC();
    DeadlineSettings settings = DeadlineSettings.defaults();
    TransactionManager transactions = NoTransactionManager.INSTANCE;
    DeadlineManagerSpanFactory spans = DefaultDeadlineManagerSpanFactory.builder()
            .spanFactory(NoOpSpanFactory.INSTANCE)
            .build();
    UnaryOperator<DeadlineStore> port = UnaryOperator.identity();

    DurableDeadlinesBuilder() {}

    /** Where they are kept. */
    public DurableDeadlinesBuilder database(MongoDatabase where) {
        this.database = where;
        return this;
    }

    /** What turns payloads, metadata and scopes into text. */
    public DurableDeadlinesBuilder serializer(Serializer what) {
        this.serializer = what;
        return this;
    }

    /** Who knows the aggregates and sagas that deadlines belong to. */
    public DurableDeadlinesBuilder scopes(ScopeAwareProvider provider) {
        this.scopes = provider;
        return this;
    }

    /** What closes payloads that hold personal data; nothing by default. */
    public DurableDeadlinesBuilder payloadSeal(PayloadSeal what) {
        this.seal = what;
        return this;
    }

    /** What says when a deadline is due; may be simulated. */
    public DurableDeadlinesBuilder clock(Clock what) {
        this.clock = what;
        return this;
    }

    /** What leases and pauses run on; never simulated but in tests. */
    DurableDeadlinesBuilder realTime(Clock what) {
        this.realTime = what;
        return this;
    }

    /** What may be chosen. */
    public DurableDeadlinesBuilder settings(DeadlineSettings what) {
        this.settings = what;
        return this;
    }

    /** Ties a transaction to each firing; none by default. */
    public DurableDeadlinesBuilder transactions(TransactionManager what) {
        this.transactions = what;
        return this;
    }

    /** What traces; nothing by default. */
    public DurableDeadlinesBuilder spans(DeadlineManagerSpanFactory factory) {
        this.spans = factory;
        return this;
    }

    /** Puts something between the deadlines and their store, for tests. */
    DurableDeadlinesBuilder port(UnaryOperator<DeadlineStore> what) {
        this.port = what;
        return this;
    }

    /** Makes the indexes; nothing fires before {@link DurableDeadlines#start}. */
    public DurableDeadlines build() {
        return new DurableDeadlines(this);
    }
}
