package dev.pondkeeper.command.channel;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.channel.ChannelCode;

/** The code is taken by a channel that is called otherwise. */
final class ChannelAlreadyRegistered extends Refusal {

    private static final long serialVersionUID = 1L;

    ChannelAlreadyRegistered(ChannelCode channel, String name, String kind) {
        super(
                "channel-already-registered",
                "Channel " + channel + " is registered already, as " + name + " (" + kind + ").");
    }
}
