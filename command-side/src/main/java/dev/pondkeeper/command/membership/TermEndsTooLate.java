package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import java.time.Instant;

/** A term ends in a year of four digits, as every time that is asked for does. */
final class TermEndsTooLate extends Refusal {

    private static final long serialVersionUID = 1L;

    TermEndsTooLate(Instant endsAt) {
        super("term-ends-too-late", "The term would end at " + endsAt + ", which is after the year 9998.");
    }
}
