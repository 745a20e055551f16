package dev.pondkeeper.query.channel;

import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** One document per channel, and one per day on which it cost something: a later record of the day takes its place. */
@Component
@ProcessingGroup(ChannelViews.NAME)
final class ChannelProjection implements Projection {

    @Override
    public View view() {
        return View.of(ChannelViews.NAME, ChannelViews.CHANNELS, ChannelViews.SPEND, ChannelViews.CURRENCIES);
    }

    @EventHandler
    void on(ChannelRegistered event, ViewChanges changes) {
        changes.update(ChannelViews.CHANNELS, event.channel().value(), channel -> channel.append("name", event.name())
                .append("kind", event.kind())
                .append("registeredAt", event.occurredAt())
                .append("recordedAt", changes.recordedAt())
                .append("version", changes.sequence()));
    }

    @EventHandler
    void on(ChannelSpendRecorded event, ViewChanges changes) {
        String channel = event.channel().value();
        String day = event.day().toString();
        changes.update(ChannelViews.SPEND, channel + "/" + day, spend -> spend.append("channel", channel)
                .append("day", day)
                .append("amount", event.amount().amount())
                .append("currency", event.amount().currency()));
        changes.update(ChannelViews.CURRENCIES, event.amount().currency(), currency -> {});
    }
}
