package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.WrongDeadLetterTypeException;

/**
 * Events that a processor could not handle, and those of the same sequence behind them. Other sequences go on.
 *
 * <p>A letter that is being tried is claimed for a while, so that two nodes do not try it at once. An event is in a sequence
 * once: a processor that died before its token was stored puts the same letters in again.
 */
public final class LedgerDeadLetters<M extends EventMessage<?>> implements SequencedDeadLetterQueue<M> {
    private final DeadLetterCollection<M> letters;
    private final String group;
    private final int maxSequences;
    private final int maxSequenceSize;
    private final Duration claimDuration;
    private final Clock clock;

    LedgerDeadLetters(LedgerDeadLettersBuilder<M> builder) {
        this.clock = builder.clock;
        this.group = Objects.requireNonNull(builder.group, "Dead letters belong to a processing group.");
        DeadLetterDocuments<M> documents = new DeadLetterDocuments<>(
                Objects.requireNonNull(builder.serializer, "Dead letters need a serializer."),
                builder.names,
                builder.seal,
                builder.origin,
                clock);
        this.letters = new DeadLetterCollection<>(
                Objects.requireNonNull(builder.database, "Dead letters need a database."),
                builder.collection,
                group,
                documents);
        this.maxSequences = builder.maxSequences;
        this.maxSequenceSize = builder.maxSequenceSize;
        this.claimDuration = builder.claimDuration;
    }

    /** Starts a queue of at most 1 024 sequences of 1 024 letters, claimed for 30 s when tried. */
    public static <M extends EventMessage<?>> LedgerDeadLettersBuilder<M> builder() {
        return new LedgerDeadLettersBuilder<>();
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends M> letter) {
        String sequence = String.valueOf(sequenceIdentifier);
        if (isFull(sequence)) {
            throw new DeadLetterQueueOverflowException(
                    "The queue of " + group + " has no room for another letter of sequence " + sequence + ".");
        }
        while (!letters.append(sequence, letter)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void evict(DeadLetter<? extends M> letter) {
        letters.delete(stored(letter).id());
    }

    @Override
    public void requeue(DeadLetter<? extends M> letter, UnaryOperator<DeadLetter<? extends M>> letterUpdater) {
        String id = stored(letter).id();
        DeadLetter<? extends M> updated = letterUpdater.apply(letter).markTouched();
        if (!letters.update(id, updated)) {
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
        return letters.contains(String.valueOf(sequenceIdentifier));
    }

    @Override
    public Iterable<DeadLetter<? extends M>> deadLetterSequence(Object sequenceIdentifier) {
        String sequence = String.valueOf(sequenceIdentifier);
        return () -> letters.sequence(sequence)
                .<DeadLetter<? extends M>>map(letter -> letter)
                .iterator();
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends M>>> deadLetters() {
        return () -> letters.heads()
                .<Iterable<DeadLetter<? extends M>>>map(head -> deadLetterSequence(head.sequence()))
                .iterator();
    }

    @Override
    public boolean isFull(Object sequenceIdentifier) {
        long size = sequenceSize(sequenceIdentifier);
        return size > 0 ? size >= maxSequenceSize : amountOfSequences() >= maxSequences;
    }

    @Override
    public long size() {
        return letters.size();
    }

    @Override
    public long sequenceSize(Object sequenceIdentifier) {
        return letters.size(String.valueOf(sequenceIdentifier));
    }

    @Override
    public long amountOfSequences() {
        return letters.sequences();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends M>> sequenceFilter,
            Function<DeadLetter<? extends M>, EnqueueDecision<M>> processingTask) {
        Iterator<StoredDeadLetter<M>> candidates = letters.heads().iterator();
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
            next = letters.page(letter.sequence(), letter.index()).stream()
                    .findFirst()
                    .filter(this::claim);
            evict(letter);
        }
        return true;
    }

    private boolean claim(StoredDeadLetter<M> letter) {
        Instant now = clock.instant();
        return letters.claim(letter, now.minus(claimDuration), now);
    }

    /** The names of the sequences that wait, empty as a rule: then it is one look into an index. */
    public Set<String> sequences() {
        return letters.names();
    }

    /** Whether nothing waits in any queue of the collection, be it this one or another: one look for all of them. */
    public boolean isEmptyForAll() {
        return letters.isEmptyForAll();
    }

    /** The least {@linkplain LedgerDeadLettersBuilder#origin origin} of all that wait here, empty if nothing does. */
    public OptionalLong leastOrigin() {
        return letters.leastOrigin();
    }

    /** The letter that each sequence waits for, in order of the sequences' names, at most so many. */
    public List<WaitingLetter> waiting(int most) {
        return letters.waiting(most);
    }

    /** The letter of the least origin. */
    public Optional<WaitingLetter> oldest() {
        return letters.oldest();
    }

    @Override
    public void clear() {
        letters.clear();
    }
}
