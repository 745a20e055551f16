package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.distributor.WithdrawalId;

/** A withdrawal ends once. */
final class WithdrawalClosed extends Refusal {

    private static final long serialVersionUID = 1L;

    WithdrawalClosed(WithdrawalId withdrawal, String state) {
        super("withdrawal-closed", "Withdrawal " + withdrawal + " is " + state + ".");
    }
}
