package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import java.time.Instant;

/** A floor that is over before it begins would hold nobody. */
final class TierFloorOver extends Refusal {

    private static final long serialVersionUID = 1L;

    TierFloorOver(Instant until, Instant from) {
        super("tier-floor-over", "The tier would be set until " + until + ", which is not after " + from + ".");
    }
}
