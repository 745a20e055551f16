package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.TierRules.Tier;
import dev.pondkeeper.kernel.touch.Occasion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Over which channel a customer is reached (DOMAIN.md §2, Touch): the one asked for, a call for those who are worth it, the
 * occasion's own, the customer's favourite, then the next one; always one that the customer consents to. Nobody is called for
 * want of another channel.
 */
final class ChannelChoice {

    private ChannelChoice() {}

    /** Empty if no channel is open. */
    static Optional<ContactChannel> of(Ask ask, ContactProfile profile, Programme programme) {
        Set<ContactChannel> candidates = new LinkedHashSet<>();
        if (ask.wanted() != null) candidates.add(ask.wanted());
        if (isWorthACall(profile.tier(), programme)) candidates.add(ContactChannel.CALL);
        candidates.add(ownOf(ask.occasion()));
        if (profile.preferred() != null) candidates.add(profile.preferred());
        for (ContactChannel channel : ContactChannel.values()) {
            if (channel != ContactChannel.CALL) candidates.add(channel);
        }
        return candidates.stream()
                .filter(channel -> !ask.avoid().contains(channel))
                .filter(channel -> profile.consentsTo(channel, ask.purpose()))
                .findFirst();
    }

    private static ContactChannel ownOf(Occasion occasion) {
        return switch (occasion) {
            case CAMPAIGN_NEWS -> ContactChannel.WECHAT_OFFICIAL_ACCOUNT;
            case SERVICE_NOTICE -> ContactChannel.WECOM;
            case REMINDER -> ContactChannel.SMS;
        };
    }

    /** A tier that the programme no longer knows is worth none. */
    private static boolean isWorthACall(@Nullable String tier, Programme programme) {
        List<String> ascending =
                programme.tiers().table().stream().map(Tier::code).toList();
        int from = ascending.indexOf(programme.contact().staffCallFromTier());
        return tier != null && from >= 0 && ascending.indexOf(tier) >= from;
    }
}
