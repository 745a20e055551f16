package dev.pondkeeper.app.parking;

import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.query.view.Parking;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Parks in the dead-letter queues. What waits is looked up once a batch, because only the processor itself puts letters in; a
 * sequence that was emptied meanwhile is asked about again before anything is put behind it.
 */
@Component
class DeadLetterParking implements Parking {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterParking.class);

    private final DeadLetters letters;

    DeadLetterParking(DeadLetters letters) {
        this.letters = letters;
    }

    @Override
    public Lot lotOf(String processor) {
        LedgerDeadLetters<EventMessage<?>> queue = letters.of(processor);
        return new QueueLot(processor, queue, new HashSet<>(queue.sequences()));
    }

    @Override
    public void clear(String processor) {
        letters.of(processor).clear();
    }

    /** @param waiting the sequences that wait, as far as this batch knows */
    private record QueueLot(String processor, LedgerDeadLetters<EventMessage<?>> queue, Set<String> waiting)
            implements Lot {

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
            LOG.error("{} cannot take {} and parks it; {} waits", processor, event.getIdentifier(), sequence, cause);
        }

        @Override
        public void parkBehind(EventMessage<?> event) {
            String sequence = Sequences.of(event);
            queue.enqueue(sequence, new GenericDeadLetter<>(sequence, event));
        }
    }
}
