package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.Refusal;

/** What can be withdrawn never goes below zero (DOMAIN.md §2, Distributor). */
final class InsufficientWallet extends Refusal {

    private static final long serialVersionUID = 1L;

    InsufficientWallet(long asked, long withdrawable, String currency) {
        super(
                "insufficient-wallet",
                "Asked for " + asked + " minor units of " + currency + ", " + withdrawable + " can be withdrawn now.");
    }
}
