package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.membership.RenewalId;

/** The same renewalId twice is one renewal, so it cannot have two lengths. */
final class RenewalClash extends Refusal {

    private static final long serialVersionUID = 1L;

    RenewalClash(RenewalId renewal, int months) {
        super("renewal-clash", "Renewal " + renewal + " was recorded already, over " + months + " months.");
    }
}
