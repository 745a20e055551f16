package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.customer.CustomerId;

/** While an account is frozen its points stay where they are (DOMAIN.md §2, PointsAccount). */
final class AccountFrozen extends Refusal {

    private static final long serialVersionUID = 1L;

    AccountFrozen(CustomerId customer) {
        super(
                "account-frozen",
                "The points of customer " + customer + " are frozen; nothing can be redeemed, held or transferred.");
    }
}
