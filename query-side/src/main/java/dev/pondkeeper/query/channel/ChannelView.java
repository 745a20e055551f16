package dev.pondkeeper.query.channel;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/**
 * One channel as it is registered.
 *
 * @param channel the brand's own code of it
 * @param name for people
 * @param kind PUBLIC_PLATFORM, PARTNER, OWN_REFERRAL, SHOP or OTHER
 * @param version of the channel's stream when it was registered
 */
public record ChannelView(
        String channel, String name, String kind, Instant registeredAt, Instant recordedAt, long version) {

    static ChannelView of(Document channel) {
        return new ChannelView(
                channel.getString("_id"),
                channel.getString("name"),
                channel.getString("kind"),
                channel.get("registeredAt", Date.class).toInstant(),
                channel.get("recordedAt", Date.class).toInstant(),
                channel.getLong("version"));
    }
}
