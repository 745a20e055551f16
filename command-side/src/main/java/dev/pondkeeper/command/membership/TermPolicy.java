package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.membership.MembershipState;
import dev.pondkeeper.kernel.programme.MembershipRules.Pack;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;

/** How long terms and grace last, on the calendar of the programme's zone (DOMAIN.md §2, Membership). */
final class TermPolicy {

    private static final Instant LATEST_END = Instant.parse("9998-12-31T23:59:59.999Z");

    private TermPolicy() {}

    /** Of a pack (权益礼包) its own length, of any other plan the programme's. */
    static int monthsOf(String plan, Programme programme) {
        return programme.membership().packs().stream()
                .filter(pack -> pack.plan().equals(plan))
                .findFirst()
                .map(Pack::months)
                .orElse(programme.membership().termMonths());
    }

    /** Whole months in the programme's zone; a term from 31 January over a month ends on the last of February. */
    static Instant endOf(Instant startsAt, int months, Programme programme) {
        return startsAt.atZone(programme.zone()).plusMonths(months).toInstant();
    }

    /** Whole calendar days in the programme's zone, whether or not one of them has 23 or 25 hours. */
    static Instant plusDays(Instant from, int days, Programme programme) {
        return from.atZone(programme.zone()).plusDays(days).toInstant();
    }

    /** Exclusive; the end itself where the programme gives no grace. */
    static Instant endOfGrace(Instant endsAt, Programme programme) {
        return plusDays(endsAt, programme.membership().graceDays(), programme);
    }

    /** What a term that nothing follows is at a moment. */
    static MembershipState stateAt(Instant startsAt, Instant endsAt, Instant at, Programme programme) {
        if (at.isBefore(startsAt)) return MembershipState.PENDING;
        if (at.isBefore(endsAt)) return MembershipState.ACTIVE;
        return at.isBefore(endOfGrace(endsAt, programme)) ? MembershipState.GRACE : MembershipState.LAPSED;
    }

    /**
     * Demands an end that a term can have, and gives it back.
     *
     * @throws TermEndsBeforeItStarts if nothing would be left of the term
     * @throws TermEndsTooLate if its year would have more than four digits, with the grace that follows
     */
    static Instant lawfulEnd(Instant startsAt, Instant endsAt) {
        if (!endsAt.isAfter(startsAt)) throw new TermEndsBeforeItStarts(startsAt, endsAt);
        if (endsAt.isAfter(LATEST_END)) throw new TermEndsTooLate(endsAt);
        return endsAt;
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
