package dev.pondkeeper.kernel.channel;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one acquisition channel. It is about no customer. */
public sealed interface ChannelEvent extends Event {

    ChannelCode channel();

    @Override
    default @Nullable CustomerId customerId() {
        return null;
    }

    /** The channel is known from now on. */
    @Revision("1")
    record ChannelRegistered(ChannelCode channel, String name, String kind, Instant occurredAt)
            implements ChannelEvent {}

    /**
     * What the channel cost on one day, in all.
     *
     * @param day in the programme's time zone
     * @param before what had been recorded of that day; null at the first time
     */
    @Revision("1")
    record ChannelSpendRecorded(
            ChannelCode channel,
            LocalDate day,
            Amount amount,
            @Nullable Amount before,
            Instant occurredAt) implements ChannelEvent {}
}
