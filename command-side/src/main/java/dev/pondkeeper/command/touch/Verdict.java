package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.customer.ContactChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gate says to one touch. */
sealed interface Verdict {

    /** @param channel that it would have gone over; null where none was open */
    record Suppress(@Nullable ContactChannel channel, Obstacle reason) implements Verdict {}

    record Wait(ContactChannel channel, Instant until, Obstacle reason) implements Verdict {}

    /** @param optOut words that the text must carry; null where none are asked for */
    record Approve(ContactChannel channel, @Nullable String optOut) implements Verdict {}
}
