package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.Holdout;
import dev.pondkeeper.command.touch.Verdict.Approve;
import dev.pondkeeper.command.touch.Verdict.Suppress;
import dev.pondkeeper.command.touch.Verdict.Wait;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a touch goes out now, later or not at all, asked in the order of DOMAIN.md §2, Touch. */
final class TouchGate {

    private TouchGate() {}

    /**
     * Decides one touch.
     *
     * @param counted when earlier marketing to this customer was let through
     * @param now in recorded time
     */
    static Verdict decide(
            Ask ask,
            State standing,
            ContactProfile profile,
            Collection<Instant> counted,
            Programme programme,
            Instant now) {
        if (ask.historical()) return new Suppress(null, Obstacle.HISTORICAL);
        if (standing == State.ERASED) return new Suppress(null, Obstacle.CUSTOMER_ERASED);
        if (standing == State.RESTRICTED) return new Suppress(null, Obstacle.PROCESSING_RESTRICTED);
        ContactChannel channel = ChannelChoice.of(ask, profile, programme).orElse(null);
        if (channel == null) return new Suppress(null, Obstacle.NO_CONSENT);
        AllowedHours hours = new AllowedHours(profile, programme.contact(), channel, ask.purpose());
        Obstacle closed = hours.obstacleAt(now).orElse(null);
        if (closed != null) return wait(ask, channel, hours.next(now), closed);
        if (ask.purpose() == Purpose.MARKETING) {
            Optional<Instant> free = FrequencyCap.next(counted, programme.contact(), profile.zone(), now);
            if (free.isEmpty() || free.get().isAfter(now)) {
                return wait(ask, channel, free.flatMap(hours::next), Obstacle.FREQUENCY_CAP);
            }
        }
        if (Holdout.covers(ask.campaign(), ask.customer(), programme)) return new Suppress(channel, Obstacle.HOLDOUT);
        return new Approve(channel, optOut(channel, ask.purpose(), programme));
    }

    private static Verdict wait(Ask ask, ContactChannel channel, Optional<Instant> until, Obstacle reason) {
        if (until.isEmpty() || !until.get().isBefore(ask.notAfter())) return new Suppress(channel, reason);
        return new Wait(channel, until.get(), reason);
    }

    private static @Nullable String optOut(ContactChannel channel, Purpose purpose, Programme programme) {
        boolean asked = channel == ContactChannel.SMS && purpose == Purpose.MARKETING;
        return asked ? programme.contact().smsOptOut() : null;
    }
}
