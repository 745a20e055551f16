package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.distributor.WithdrawalId;

/** Money is paid out after approval only (DOMAIN.md §2, Distributor). */
final class WithdrawalNotApproved extends Refusal {

    private static final long serialVersionUID = 1L;

    WithdrawalNotApproved(WithdrawalId withdrawal) {
        super("withdrawal-not-approved", "Withdrawal " + withdrawal + " is not approved.");
    }
}
