package dev.pondkeeper.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Collects what a queue needs. */
public final class LedgerDeadLettersBuilder<M extends EventMessage<?>> {
    @Nullable
    MongoDatabase database;

    @Nullable
    Serializer serializer;

    @Nullable
    String group;

    String collection = "dead_letters";
    EventTypeNames names = EventTypeNames.ofClasses();
    PayloadSeal seal = PayloadSeal.NONE;
    Clock clock = Clock.systemUTC();
    ToLongFunction<? super M> origin = DeadLetterDocuments::positionOf;
    Duration claimDuration = Duration.ofSeconds(30);
    int maxSequences = 1024;
    int maxSequenceSize = 1024;

    LedgerDeadLettersBuilder() {}

    /** Where the letters are kept. */
    public LedgerDeadLettersBuilder<M> database(MongoDatabase where) {
        this.database = where;
        return this;
    }

    /** The collection, {@code dead_letters} by default. */
    public LedgerDeadLettersBuilder<M> collection(String name) {
        this.collection = name;
        return this;
    }

    /** The processing group whose letters these are. */
    public LedgerDeadLettersBuilder<M> processingGroup(String name) {
        this.group = name;
        return this;
    }

    /** What turns events into text. */
    public LedgerDeadLettersBuilder<M> serializer(Serializer what) {
        this.serializer = what;
        return this;
    }

    /** What payload classes are called; the same as in the engine. */
    public LedgerDeadLettersBuilder<M> eventTypes(EventTypeNames logicalNames) {
        this.names = logicalNames;
        return this;
    }

    /** What closes payloads; the same as in the engine. */
    public LedgerDeadLettersBuilder<M> payloadSeal(PayloadSeal what) {
        this.seal = what;
        return this;
    }

    /** The position of whatever brought the event about; without it, its own. */
    public LedgerDeadLettersBuilder<M> origin(ToLongFunction<? super M> positionOf) {
        this.origin = positionOf;
        return this;
    }

    /** What tells when letters are touched and claimed. */
    public LedgerDeadLettersBuilder<M> clock(Clock what) {
        this.clock = what;
        return this;
    }

    /** How long a letter that is being tried is left alone by others. */
    public LedgerDeadLettersBuilder<M> claimDuration(Duration howLong) {
        this.claimDuration = howLong;
        return this;
    }

    /** How many sequences may wait, and how many letters in each. */
    public LedgerDeadLettersBuilder<M> bounds(int sequences, int lettersInSequence) {
        this.maxSequences = sequences;
        this.maxSequenceSize = lettersInSequence;
        return this;
    }

    /** Makes the queue and its index. */
    public LedgerDeadLetters<M> build() {
        return new LedgerDeadLetters<>(this);
    }
}
