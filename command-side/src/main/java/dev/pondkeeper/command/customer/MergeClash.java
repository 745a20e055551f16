package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.MergeId;

/** The same id names another merge. */
final class MergeClash extends Refusal {

    private static final long serialVersionUID = 1L;

    MergeClash(MergeId merge) {
        super("merge-clash", "Merge " + merge + " is recorded already, of another customer or taken back since.");
    }
}
