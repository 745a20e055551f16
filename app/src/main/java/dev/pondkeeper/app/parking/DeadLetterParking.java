package dev.pondkeeper.app.parking;

import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.query.view.Parking;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Parks in the dead-letter queues. What waits is looked up once a second, because only the processor itself puts letters in, and
 * another node that takes a segment over has to wait longer than that; a sequence that was emptied meanwhile is asked about
 * again before anything is put behind it.
 */
@Component
class DeadLetterParking implements Parking {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterParking.class);

    private static final long BELIEVED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DeadLetters letters;
    private final Map<String, Waiting> known = new ConcurrentHashMap<>();

    DeadLetterParking(DeadLetters letters) {
        this.letters = letters;
    }

    /** The sequences that wait; those this node parks are added as they come. */
    private record Waiting(Set<String> sequences, long lookedUp) {

        boolean isFresh() {
            return System.nanoTime() - lookedUp < BELIEVED_NANOS;
        }
    }

    @Override
    public Lot lotOf(String processor) {
        LedgerDeadLetters<EventMessage<?>> queue = letters.of(processor);
        Waiting waiting =
                known.compute(processor, (name, before) -> before != null && before.isFresh() ? before : lookUp(queue));
        return new QueueLot(processor, queue, waiting.sequences());
    }

    private static Waiting lookUp(LedgerDeadLetters<EventMessage<?>> queue) {
        long now = System.nanoTime();
        Set<String> sequences = ConcurrentHashMap.newKeySet();
        sequences.addAll(queue.sequences());
        return new Waiting(sequences, now);
    }

    /** Whatever look-up is on its way: it either finds the letter or is over before this. */
    private void remember(String processor, String sequence) {
        known.computeIfPresent(processor, (name, waiting) -> {
            waiting.sequences().add(sequence);
            return waiting;
        });
    }

    @Override
    public void clear(String processor) {
        letters.of(processor).clear();
    }

    /** The sequences that wait are those that this node knows of. */
    private final class QueueLot implements Lot {

        private final String processor;
        private final LedgerDeadLetters<EventMessage<?>> queue;
        private final Set<String> waiting;

        QueueLot(String processor, LedgerDeadLetters<EventMessage<?>> queue, Set<String> waiting) {
            this.processor = processor;
            this.queue = queue;
            this.waiting = waiting;
        }

        @Override
        public boolean blocks(EventMessage<?> event) {
            if (waiting.isEmpty()) return false;
            String sequence = Sequences.of(event);
            if (!waiting.contains(sequence)) return false;
            if (queue.contains(sequence)) return true;
            waiting.remove(sequence);
            return false;
        }

        @Override
        public void park(EventMessage<?> event, Throwable cause) {
            String sequence = Sequences.of(event);
            queue.enqueue(sequence, new GenericDeadLetter<>(sequence, event, cause));
            waiting.add(sequence);
            remember(processor, sequence);
            LOG.error("{} cannot take {} and parks it; {} waits", processor, event.getIdentifier(), sequence, cause);
        }

        @Override
        public void parkBehind(EventMessage<?> event) {
            String sequence = Sequences.of(event);
            queue.enqueue(sequence, new GenericDeadLetter<>(sequence, event));
        }
    }
}
