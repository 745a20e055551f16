package dev.pondkeeper.command.door;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the version that the caller expects ({@code If-Match}) against the aggregate as it was loaded, before any rule is
 * asked. The framework itself compares versions only where an aggregate must exist, and passes over them where a command may
 * create it (CREATE_IF_MISSING), as every command of ours may.
 */
@Component
class ExpectedVersion implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(CommandMessage.class) ? new Checked<>(original) : original;
    }

    private static final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> handler) {
            super(handler);
        }

        @Override
        public @Nullable Object handle(Message<?> message, @Nullable T target) throws Exception {
            if (message.getMetaData().get(CommitLog.EXPECTED_VERSION) instanceof Long expected) check(expected);
            return super.handle(message, target);
        }

        private static void check(long expected) {
            Long version = AggregateLifecycle.getVersion();
            long actual = version == null ? -1 : version;
            if (actual != expected) {
                throw new ConflictingAggregateVersionException(
                        AggregateLifecycle.describeCurrentScope().scopeDescription(), expected, actual);
            }
        }
    }
}
