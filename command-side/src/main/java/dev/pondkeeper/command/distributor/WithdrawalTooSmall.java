package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;

/** The programme sets the least amount of a withdrawal (DOMAIN.md §4). */
final class WithdrawalTooSmall extends Refusal {

    private static final long serialVersionUID = 1L;

    WithdrawalTooSmall(long asked, long least) {
        super("withdrawal-too-small", "A withdrawal is of at least " + least + " minor units, not " + asked + ".");
    }
}
