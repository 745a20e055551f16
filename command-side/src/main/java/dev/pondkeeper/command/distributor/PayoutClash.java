package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.distributor.TransferId;
import dev.pondkeeper.kernel.distributor.WithdrawalId;

/** A transfer has one outcome. */
final class PayoutClash extends Refusal {

    private static final long serialVersionUID = 1L;

    PayoutClash(TransferId transfer, String outcome, WithdrawalId withdrawal) {
        super(
                "payout-clash",
                "Transfer " + transfer + " was recorded already, as " + outcome + " for withdrawal " + withdrawal
                        + ".");
    }
}
