package dev.pondkeeper.app.parking;

import dev.pondkeeper.app.reaction.ReactionProcessors;
import dev.pondkeeper.eventstore.LedgerDeadLetters;
import dev.pondkeeper.query.view.Views;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries parked events again, each sequence in order and up to the first that fails again. */
@Component
public class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final DeadLetters letters;
    private final Views views;
    private final ReactionProcessors reactions;

    Retries(DeadLetters letters, Views views, ReactionProcessors reactions) {
        this.letters = letters;
        this.views = views;
        this.reactions = reactions;
    }

    /**
     * What came of it.
     *
     * @param taken events that are parked no longer
     * @param failed sequences of which an event failed again
     * @param left events that are still parked
     */
    public record Outcome(long taken, long failed, long left) {}

    /** Tries every sequence of the processor once. */
    public Outcome retry(String processor) {
        LedgerDeadLetters<EventMessage<?>> queue = letters.of(processor);
        Run run = new Run(processor);
        int before;
        do {
            before = run.tried.size();
            queue.process(run::isNew, run::take);
        } while (run.tried.size() > before);
        return new Outcome(run.taken, run.failed, queue.size());
    }

    private final class Run {

        private final String processor;
        private final Set<String> tried = new HashSet<>();
        private long taken;
        private long failed;

        Run(String processor) {
            this.processor = processor;
        }

        boolean isNew(DeadLetter<? extends EventMessage<?>> letter) {
            return !tried.contains(Sequences.of(letter.message()));
        }

        EnqueueDecision<EventMessage<?>> take(DeadLetter<? extends EventMessage<?>> letter) {
            EventMessage<?> event = letter.message();
            tried.add(Sequences.of(event));
            try {
                if (views.names().contains(processor)) views.again(processor, event);
                else reactions.again(processor, event);
                taken++;
                return Decisions.evict();
            } catch (Exception again) {
                LOG.warn("{} still cannot take {}", processor, event.getIdentifier(), again);
                failed++;
                return Decisions.requeue(again);
            }
        }
    }
}
