package dev.pondkeeper.app.deadline;

import dev.pondkeeper.app.privacy.PersonalFields;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Keeps personal data out of deadlines: they outlive what they were set for, so they hold ids, and handlers look up the rest. */
final class NothingPersonal implements MessageDispatchInterceptor<DeadlineMessage<?>> {

    @Override
    public BiFunction<Integer, DeadlineMessage<?>, DeadlineMessage<?>> handle(
            List<? extends DeadlineMessage<?>> messages) {
        return (index, message) -> {
            Object payload = message.getPayload();
            if (payload != null && PersonalFields.of(payload.getClass()).any()) {
                throw new IllegalArgumentException(
                        "The deadline " + message.getDeadlineName() + " would keep the personal data of "
                                + payload.getClass().getSimpleName() + "; give it ids only.");
            }
            return message;
        };
    }
}
