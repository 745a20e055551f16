package dev.pondkeeper.app.deadline;

import dev.pondkeeper.app.reaction.BatchEnd;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.saga.DueCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * Keeps commands for later as deadlines. What a batch of events asks for is written together, before the processor stores how
 * far it is; a crash in between asks for the same ids once more. What was written lately is not written again.
 */
@Component
class DoorDeadlines implements DueCommands {

    private static final String ASKED = DoorDeadlines.class.getName();

    private final DurableDeadlines deadlines;
    private final Clock clock;
    private final LatelyKept lately = new LatelyKept();

    DoorDeadlines(DurableDeadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** One deadline to be. */
    private record Asked(Instant due, String policy, Message<Command> message) {}

    @Override
    public void at(Instant due, String policy, String id, Command command) {
        String whole = FrontDoorSender.idOf(policy, id);
        Asked asked = new Asked(due, policy, new GenericMessage<>(whole, command, inherited(command)));
        UnitOfWork<?> batch = BatchEnd.ofCurrentBatch().orElse(null);
        if (batch == null) {
            schedule(asked);
            return;
        }
        Map<String, Asked> all = batch.getOrComputeResource(ASKED, first -> new LinkedHashMap<>());
        if (all.isEmpty()) BatchEnd.putOff(batch, () -> keep(all.values()));
        all.put(whole, asked);
    }

    private void keep(Collection<Asked> asked) {
        Instant now = clock.instant();
        List<Asked> fresh = asked.stream()
                .filter(each -> !lately.has(each.message().getIdentifier(), each.due(), now))
                .toList();
        if (fresh.isEmpty()) return;
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        try {
            fresh.forEach(this::schedule);
        } catch (RuntimeException failed) {
            work.rollback(failed);
            throw failed;
        }
        work.commit();
        fresh.forEach(each -> lately.add(each.message().getIdentifier(), each.due()));
    }

    private void schedule(Asked asked) {
        FrontDoor door = new FrontDoor(asked.message().getPayload().target().toString());
        deadlines.schedule(asked.due(), asked.policy(), asked.message(), door);
    }

    /** The conversation goes on; and what had happened before it was imported is history as what it was imported with. */
    private static Map<String, Object> inherited(Command command) {
        if (!CurrentUnitOfWork.isStarted()) return Map.of();
        Map<String, Object> inherited = new HashMap<>();
        if (!(CurrentUnitOfWork.get().getMessage() instanceof EventMessage<?> heard)) return inherited;
        Object conversation = heard.getMetaData().get(MetadataKeys.CORRELATION_ID);
        if (conversation != null) inherited.put(MetadataKeys.CORRELATION_ID, conversation);
        Object historical = heard.getMetaData().get(MetadataKeys.HISTORICAL);
        Instant at = command.occurredAt();
        if (historical != null && at != null && at.isBefore(heard.getTimestamp())) {
            inherited.put(MetadataKeys.HISTORICAL, historical);
        }
        return inherited;
    }
}
