package dev.pondkeeper.kernel;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Something a caller may ask for. One command is one decision and at most one commit. */
public interface Command {

    /** The stream whose aggregate decides, for example {@code order:42}. */
    @TargetAggregateIdentifier
    StreamId target();

    /** The customer it is about where the command itself says so; commands of one customer take effect in order. */
    @Nullable
    CustomerId concerns();

    /** Business time: when it happened, as the caller knows it. The door fills in the time of receipt where absent. */
    @Nullable
    Instant occurredAt();

    /**
     * The business time, once the door has let the command in.
     *
     * @throws IllegalStateException if the command came past the door
     */
    default Instant happenedAt() {
        Instant at = occurredAt();
        if (at == null) throw new IllegalStateException("the door fills in occurredAt");
        return at;
    }
}
