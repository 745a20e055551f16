package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;

/** How long a term lasts where the caller does not say (DOMAIN.md §2, Membership). */
final class TermPolicy {

    private TermPolicy() {}

    /** Whole months in the programme's zone; a term from 31 January over a month ends on the last of February. */
    static Instant endOf(Instant startsAt, Programme programme) {
        return startsAt.atZone(programme.zone())
                .plusMonths(programme.membership().termMonths())
                .toInstant();
    }

    /** @throws TermEndsBeforeItStarts if nothing would be left of the term */
    static void requireLater(Instant startsAt, Instant endsAt) {
        if (!endsAt.isAfter(startsAt)) throw new TermEndsBeforeItStarts(startsAt, endsAt);
    }
}
