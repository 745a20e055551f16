package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import java.time.Instant;

/** A term covers some time: [startsAt, endsAt). */
final class TermEndsBeforeItStarts extends Refusal {

    private static final long serialVersionUID = 1L;

    TermEndsBeforeItStarts(Instant startsAt, Instant endsAt) {
        super(
                "term-ends-before-it-starts",
                "The term would end at " + endsAt + ", which is not after its start " + startsAt + ".");
    }
}
