package dev.pondkeeper.command.channel;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.channel.ChannelCode;

/** Spend needs a channel (DOMAIN.md §2, AcquisitionChannel). */
final class UnknownChannel extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownChannel(ChannelCode channel) {
        super("unknown-channel", "No channel " + channel + " is registered; send RegisterChannel first.");
    }
}
