package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.WithdrawalId;

/** Nothing was asked for under this id. */
final class UnknownWithdrawal extends Refusal {

    private static final long serialVersionUID = 1L;

    UnknownWithdrawal(WithdrawalId withdrawal, CustomerId customer) {
        super("unknown-withdrawal", "No withdrawal " + withdrawal + " was asked for by customer " + customer + ".");
    }
}
