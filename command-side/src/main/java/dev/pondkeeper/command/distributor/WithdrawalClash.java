package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.distributor.WithdrawalId;

/** The same withdrawal twice is one withdrawal, so it cannot have two amounts. */
final class WithdrawalClash extends Refusal {

    private static final long serialVersionUID = 1L;

    WithdrawalClash(WithdrawalId withdrawal, long amount, String currency) {
        super(
                "withdrawal-clash",
                "Withdrawal " + withdrawal + " was recorded already, over " + amount + " minor units of " + currency
                        + ".");
    }
}
