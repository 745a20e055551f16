package dev.pondkeeper.app.deadline;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.saga.ReactionCommands;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.springframework.stereotype.Component;

/** Sends the command that a deadline was set for, in the name of the policy that set it; the deadline's id is its key. */
@Component
class FrontDoorSender implements ScopeAware {

    private final ReactionCommands commands;

    FrontDoorSender(ReactionCommands commands) {
        this.commands = commands;
    }

    static String idOf(String policy, String id) {
        return policy + "/" + id;
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        String policy = ((DeadlineMessage<?>) message).getDeadlineName();
        String id = message.getIdentifier().substring(idOf(policy, "").length());
        Object now = Objects.requireNonNull(message.getMetaData().get(MetadataKeys.RECORDED_AT));
        commands.send(policy, id, OpenTime.filled((Command) message.getPayload(), (Instant) now));
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return scope instanceof FrontDoor;
    }
}
