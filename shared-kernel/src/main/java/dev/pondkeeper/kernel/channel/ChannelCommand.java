package dev.pondkeeper.kernel.channel;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be asked of one acquisition channel (获客渠道). */
public sealed interface ChannelCommand extends Command {

    ChannelCode channel();

    @Override
    default StreamId target() {
        return new StreamId("channel", channel().value());
    }

    @Override
    default @Nullable CustomerId concerns() {
        return null;
    }

    /**
     * Makes a channel known under a name.
     *
     * @param name at most 200 characters
     */
    record RegisterChannel(
            ChannelCode channel,
            String name,
            ChannelKind kind,
            @Nullable Instant occurredAt) implements ChannelCommand {
        public RegisterChannel {
            new Checks().field("name", name, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * Says what the channel cost on one day in all; a later record of the same day corrects it.
     *
     * @param day in the programme's time zone
     * @param amount may be zero
     */
    record RecordChannelSpend(
            ChannelCode channel,
            LocalDate day,
            Money amount,
            @Nullable Instant occurredAt) implements ChannelCommand {}
}
