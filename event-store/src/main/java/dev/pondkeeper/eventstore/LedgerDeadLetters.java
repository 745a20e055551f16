package dev.pondkeeper.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Events that a processor could not handle, and those of the same sequence behind them. Other sequences go on.
 *
 * <p>All queries are served by {@code letters_in_order} on (group, sequence, index), which is unique: two that append to one
 * sequence at once cannot take one place. A letter that is being tried is claimed for a while, so that two nodes do not try it
 * at once.
 */
public final class LedgerDeadLetters<M extends EventMessage<?>> implements SequencedDeadLetterQueue<M> {
    private static final int PAGE = 100;

    private final MongoCollection<Document> letters;
    private final DeadLetterDocuments<M> documents;
    private final String group;
    private final int maxSequences;
    private final int maxSequenceSize;
    private final Duration claimDuration;
    private final Clock clock;

    private LedgerDeadLetters(Builder<M> builder) {
        this.clock = builder.clock;
        this.group = Objects.requireNonNull(builder.group, "Dead letters belong to a processing group.");
        this.letters = Objects.requireNonNull(builder.database, "Dead letters need a database.")
                .getCollection(builder.collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.documents = new DeadLetterDocuments<>(
                Objects.requireNonNull(builder.serializer, "Dead letters need a serializer."),
                builder.names,
                builder.seal,
                clock);
        this.maxSequences = builder.maxSequences;
        this.maxSequenceSize = builder.maxSequenceSize;
        this.claimDuration = builder.claimDuration;
        letters.createIndex(
                Indexes.ascending("group", "sequence", "index"),
                new IndexOptions().name("letters_in_order").unique(true));
    }

    /** Starts a queue of at most 1 024 sequences of 1 024 letters, claimed for 30 s when tried. */
    public static <M extends EventMessage<?>> Builder<M> builder() {
        return new Builder<>();
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends M> letter) {
        String sequence = String.valueOf(sequenceIdentifier);
        if (isFull(sequence)) {
            throw new DeadLetterQueueOverflowException(
                    "The queue of " + group + " has no room for another letter of sequence " + sequence + ".");
        }
        while (!appended(sequence, letter)) {
            Thread.onSpinWait();
        }
    }

    /** False when another letter took the place first. */
    private boolean appended(String sequence, DeadLetter<? extends M> letter) {
        Document last = letters.find(inSequence(sequence))
                .sort(Sorts.descending("index"))
                .limit(1)
                .first();
        long index = last == null ? 0 : last.getLong("index") + 1;
        try {
            letters.insertOne(documents.document(UUID.randomUUID().toString(), group, sequence, index, letter));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
            return false;
        }
    }

    @Override
    public void evict(DeadLetter<? extends M> letter) {
        letters.deleteOne(Filters.eq("_id", stored(letter).id()));
    }

    @Override
    public void requeue(DeadLetter<? extends M> letter, UnaryOperator<DeadLetter<? extends M>> letterUpdater) {
        String id = stored(letter).id();
        DeadLetter<? extends M> updated = letterUpdater.apply(letter).markTouched();
        Bson change = Updates.combine(Updates.set("state", documents.state(updated)), Updates.set("claimed", null));
        if (letters.updateOne(Filters.eq("_id", id), change).getMatchedCount() == 0) {
            throw new NoSuchDeadLetterException(
                    "The letter of event " + letter.message().getIdentifier() + " is not in the queue any more.");
        }
    }

    private StoredDeadLetter<?> stored(DeadLetter<? extends M> letter) {
        if (letter instanceof StoredDeadLetter<?> ours) return ours;
        throw new WrongDeadLetterTypeException("A letter has to come out of this queue, not be a "
                + letter.getClass().getName() + ".");
    }

    @Override
    public boolean contains(Object sequenceIdentifier) {
        return letters.find(inSequence(String.valueOf(sequenceIdentifier)))
                        .limit(1)
                        .first()
                != null;
    }

    @Override
    public Iterable<DeadLetter<? extends M>> deadLetterSequence(Object sequenceIdentifier) {
        String sequence = String.valueOf(sequenceIdentifier);
        return () -> Pages.<StoredDeadLetter<M>>stream(
                        -1,
                        StoredDeadLetter::index,
                        after -> page(sequence, after),
                        (after, page) -> page.size() >= PAGE)
                .<DeadLetter<? extends M>>map(letter -> letter)
                .iterator();
    }

    private List<StoredDeadLetter<M>> page(String sequence, long after) {
        return letters.find(Filters.and(inSequence(sequence), Filters.gt("index", after)))
                .sort(Sorts.ascending("index"))
                .limit(PAGE)
                .map(documents::letter)
                .into(new ArrayList<>());
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends M>>> deadLetters() {
        return () -> heads().<Iterable<DeadLetter<? extends M>>>map(
                        head -> deadLetterSequence(head.getString("sequence")))
                .iterator();
    }

    /** The first letter of each sequence, found one after the other by the index, longest untouched first. */
    private Stream<Document> heads() {
        return Stream.iterate(firstBehind(null), Objects::nonNull, head -> firstBehind(head.getString("sequence")))
                .sorted(Comparator.comparing(
                        head -> head.get("state", Document.class).getDate("touched")));
    }

    private @Nullable Document firstBehind(@Nullable String sequence) {
        Bson here = Filters.eq("group", group);
        return letters.find(sequence == null ? here : Filters.and(here, Filters.gt("sequence", sequence)))
                .sort(Sorts.ascending("group", "sequence", "index"))
                .limit(1)
                .first();
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        long size = sequenceSize(sequenceIdentifier);
        return size > 0 ? size >= maxSequenceSize : amountOfSequences() >= maxSequences;
    }

    @Override
    public long size() {
        return letters.countDocuments(Filters.eq("group", group));
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return letters.countDocuments(inSequence(String.valueOf(sequenceIdentifier)));
    }

    @Override
    public long amountOfSequences() {
        return heads().count();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends M>> sequenceFilter,
            Function<DeadLetter<? extends M>, EnqueueDecision<M>> processingTask) {
        Iterator<StoredDeadLetter<M>> candidates =
                heads().map(documents::letter).iterator();
        while (candidates.hasNext()) {
            StoredDeadLetter<M> candidate = candidates.next();
            if (sequenceFilter.test(candidate) && claim(candidate)) return work(candidate, processingTask);
        }
        return false;
    }

    /** Tries the letters of one sequence until one fails again; true when all are done. */
    private boolean work(
            StoredDeadLetter<M> first, Function<DeadLetter<? extends M>, EnqueueDecision<M>> processingTask) {
        Optional<StoredDeadLetter<M>> next = Optional.of(first);
        while (next.isPresent()) {
            StoredDeadLetter<M> letter = next.get();
            EnqueueDecision<M> decision = processingTask.apply(letter);
            if (decision.shouldEnqueue()) {
                requeue(letter, failed -> decision.withDiagnostics(failed)
                        .withCause(decision.enqueueCause().orElse(null)));
                return false;
            }
            // The next one is claimed before this one goes, so that nobody else finds the sequence unclaimed in
            // between.
            next = page(letter.sequence(), letter.index()).stream().findFirst().filter(this::claim);
            evict(letter);
        }
        return true;
    }

    private boolean claim(StoredDeadLetter<M> letter) {
        Bson free = Filters.or(
                Filters.eq("claimed", null),
                Filters.lt("claimed", Date.from(clock.instant().minus(claimDuration))));
        return letters.updateOne(
                                Filters.and(Filters.eq("_id", letter.id()), free),
                                Updates.set("claimed", Date.from(clock.instant())))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void clear() {
        letters.deleteMany(Filters.eq("group", group));
    }

    private Bson inSequence(String sequence) {
        return Filters.and(Filters.eq("group", group), Filters.eq("sequence", sequence));
    }

    /** Collects what a queue needs. */
    public static final class Builder<M extends EventMessage<?>> {
        private @Nullable MongoDatabase database;
        private @Nullable Serializer serializer;
        private @Nullable String group;
        private String collection = "dead_letters";
        private EventTypeNames names = EventTypeNames.ofClasses();
        private PayloadSeal seal = PayloadSeal.NONE;
        private Clock clock = Clock.systemUTC();
        private Duration claimDuration = Duration.ofSeconds(30);
        private int maxSequences = 1024;
        private int maxSequenceSize = 1024;

        private Builder() {}

        /** Where the letters are kept. */
        public Builder<M> database(MongoDatabase where) {
            this.database = where;
            return this;
        }

        /** The collection, {@code dead_letters} by default. */
        public Builder<M> collection(String name) {
            this.collection = name;
            return this;
        }

        /** The processing group whose letters these are. */
        public Builder<M> processingGroup(String name) {
            this.group = name;
            return this;
        }

        /** What turns events into text. */
        public Builder<M> serializer(Serializer what) {
            this.serializer = what;
            return this;
        }

        /** What payload classes are called; the same as in the engine. */
        public Builder<M> eventTypes(EventTypeNames logicalNames) {
            this.names = logicalNames;
            return this;
        }

        /** What closes payloads; the same as in the engine. */
        public Builder<M> payloadSeal(PayloadSeal what) {
            this.seal = what;
            return this;
        }

        /** What tells when letters are touched and claimed. */
        public Builder<M> clock(Clock what) {
            this.clock = what;
            return this;
        }

        /** How long a letter that is being tried is left alone by others. */
        public Builder<M> claimDuration(Duration howLong) {
            this.claimDuration = howLong;
            return this;
        }

        /** How many sequences may wait, and how many letters in each. */
        public Builder<M> bounds(int sequences, int lettersInSequence) {
            this.maxSequences = sequences;
            this.maxSequenceSize = lettersInSequence;
            return this;
        }

        /** Makes the queue and its index. */
        public LedgerDeadLetters<M> build() {
            return new LedgerDeadLetters<>(this);
        }
    }
}
