package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.ContactProfile.Hours;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.ContactRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a customer may be reached (DOMAIN.md §2, Touch): not on days of do-not-disturb, not in the brand's quiet hours, not in
 * the customer's own, and with marketing by SMS only in the hours that the law leaves. Hours are those of the customer's clock.
 */
final class AllowedHours {

    /** A block is at most a day long; who is shut off through so many of them is not waited for. */
    private static final int MOST_STEPS = 2_000;

    private final ContactProfile profile;
    private final List<Hours> closed = new ArrayList<>();

    AllowedHours(ContactProfile profile, ContactRules rules, ContactChannel channel, Purpose purpose) {
        this.profile = profile;
        closed.add(new Hours(rules.quietFrom(), rules.quietTo()));
        if (profile.quiet() != null) closed.add(profile.quiet());
        if (channel == ContactChannel.SMS && purpose == Purpose.MARKETING) {
            closed.add(new Hours(rules.smsMarketingTo(), rules.smsMarketingFrom()));
        }
    }

    /** What stands in the way at that moment; empty if nothing does. */
    Optional<Obstacle> obstacleAt(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, profile.zone());
        if (isDisturbance(local.toLocalDate())) return Optional.of(Obstacle.DO_NOT_DISTURB);
        return closed.stream().anyMatch(hours -> covers(hours, local.toLocalTime()))
                ? Optional.of(Obstacle.QUIET_HOURS)
                : Optional.empty();
    }

    /** That moment or the first allowed one after it; empty if there is none for years. */
    Optional<Instant> next(Instant moment) {
        Instant at = moment;
        for (int step = 0; step < MOST_STEPS; step++) {
            Instant open = endOfBlock(at);
            if (open.equals(at)) return Optional.of(at);
            at = open;
        }
        return Optional.empty();
    }

    private Instant endOfBlock(Instant at) {
        ZoneId zone = profile.zone();
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalDate day = local.toLocalDate();
        if (isDisturbance(day)) return day.plusDays(1).atStartOfDay(zone).toInstant();
        for (Hours hours : closed) {
            if (!covers(hours, local.toLocalTime())) continue;
            boolean tonight = !local.toLocalTime().isBefore(hours.to());
            return firstInstant((tonight ? day.plusDays(1) : day).atTime(hours.to()), zone, at);
        }
        return at;
    }

    private boolean isDisturbance(LocalDate day) {
        return profile.doNotDisturb().stream().anyMatch(days -> !day.isBefore(days.from()) && !day.isAfter(days.to()));
    }

    private static boolean covers(Hours hours, LocalTime time) {
        boolean started = !time.isBefore(hours.from());
        boolean ended = !time.isBefore(hours.to());
        return hours.from().isBefore(hours.to())
                ? started && !ended
                : !hours.from().equals(hours.to()) && (started || !ended);
    }

    /** When the clock first reads that time or a later one, after a given moment: where it jumps over it, at the jump. */
    private static Instant firstInstant(LocalDateTime local, ZoneId zone, Instant after) {
        ZoneOffsetTransition jump = zone.getRules().getTransition(local);
        if (jump != null && jump.isGap()) return jump.getInstant();
        ZonedDateTime first = local.atZone(zone);
        return first.toInstant().isAfter(after)
                ? first.toInstant()
                : first.withLaterOffsetAtOverlap().toInstant();
    }
}
