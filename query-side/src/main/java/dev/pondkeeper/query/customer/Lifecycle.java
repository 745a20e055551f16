package dev.pondkeeper.query.customer;

/** The stage of a customer at a date, by whole days since the last order (API.md, Queries). */
public enum Lifecycle {
    LEAD,
    FIRST_PURCHASE,
    STABLE,
    AT_RISK,
    DORMANT;

    private static final long DORMANT_AFTER_DAYS = 120;
    private static final long AT_RISK_AFTER_DAYS = 60;
    private static final int STABLE_FROM_ORDERS = 2;

    /**
     * @param orders paid up to the date, refunded or not
     * @param daysSinceLast from the last of them to the date; of no meaning without one
     */
    public static Lifecycle of(long orders, long daysSinceLast) {
        if (orders == 0) return LEAD;
        if (daysSinceLast > DORMANT_AFTER_DAYS) return DORMANT;
        if (daysSinceLast > AT_RISK_AFTER_DAYS) return AT_RISK;
        return orders >= STABLE_FROM_ORDERS ? STABLE : FIRST_PURCHASE;
    }
}
