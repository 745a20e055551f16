package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.channel.ChannelCode;
import dev.pondkeeper.kernel.channel.ChannelCommand.RecordChannelSpend;
import dev.pondkeeper.kernel.channel.ChannelCommand.RegisterChannel;
import dev.pondkeeper.kernel.channel.ChannelKind;
import java.time.Instant;
import java.time.LocalDate;

/** A channel that costs money by the day. */
final class ChannelTable extends Table {

    private static final ChannelCode CHANNEL = new ChannelCode("douyin");

    ChannelTable() {
        super("AcquisitionChannel");
        state("not known", NOW);
        State known = state("registered", NOW, step(NOW, at -> register("Douyin", at)));
        from(known, "100 spent on the day", NOW, step(NOW, at -> spend(100, at)));

        ask(RegisterChannel.class, "the same", at -> register("Douyin", at));
        ask(RegisterChannel.class, "another name", at -> register("TikTok", at));
        ask(RecordChannelSpend.class, "100", at -> spend(100, at));
        ask(RecordChannelSpend.class, "another amount", at -> spend(120, at));
    }

    private static RegisterChannel register(String name, Instant at) {
        return new RegisterChannel(CHANNEL, name, ChannelKind.PUBLIC_PLATFORM, at);
    }

    private static RecordChannelSpend spend(long yuan, Instant at) {
        return new RecordChannelSpend(CHANNEL, LocalDate.parse("2026-03-01"), yuan(yuan), at);
    }
}
