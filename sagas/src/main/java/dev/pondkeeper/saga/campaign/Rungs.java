package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.programme.LadderRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Which coupon follows which (DOMAIN.md §3.2). A rung is what is paid in percent, so the deeper one is the smaller number.
 *
 * @param zone in which days are counted, the programme's
 */
record Rungs(LadderRules rules, ZoneId zone) {

    static Rungs of(Programme programme) {
        return new Rungs(programme.ladder(), programme.zone());
    }

    int first() {
        return rules.down().get(0);
    }

    /** After one on the way down has passed unused; empty below the deepest. */
    Optional<Integer> deeperThan(int rung) {
        return rules.down().stream().filter(next -> next < rung).findFirst();
    }

    /** After a paid order: the first way up that is less deep than the rung held last; empty above the least deep. */
    Optional<Integer> lessDeepThan(int rung) {
        return rules.up().stream().filter(next -> next > rung).findFirst();
    }

    boolean allows(int rung) {
        return rung >= rules.marginFloor();
    }

    /** Exclusive. */
    Instant validUntil(Instant from, boolean upward) {
        return days(from, upward ? rules.upValidDays() : rules.downValidDays());
    }

    /** When somebody who never ordered gets the first coupon. */
    Instant idleUntil(Instant registeredAt) {
        return days(registeredAt, rules.idleDays());
    }

    /** So long those who were held out are compared with those who got all coupons on the way down. */
    Instant comparedUntil(Instant idleUntil) {
        return days(idleUntil, rules.down().size() * rules.downValidDays());
    }

    /** Until then (exclusive) a full refund puts the customer back. */
    Instant putsBackUntil(Instant paidAt) {
        return days(paidAt, rules.refundDays());
    }

    private Instant days(Instant from, int days) {
        return from.atZone(zone).plusDays(days).toInstant();
    }
}
