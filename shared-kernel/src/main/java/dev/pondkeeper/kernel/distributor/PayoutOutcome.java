package dev.pondkeeper.kernel.distributor;

/** What the payment provider says of one payout. */
public enum PayoutOutcome {
    PAID,
    FAILED
}
