package dev.pondkeeper.query.customer;

/** How close a customer is to the brand, by the last {@value #WINDOW_DAYS} days (路人粉/好感粉/真爱粉; DOMAIN.md §5). */
enum FanLayer {
    PASSER_BY,
    FAVOURABLE,
    LOYAL;

    static final int WINDOW_DAYS = 90;
    static final int LOYAL_FROM_ORDERS = 2;
    static final int LOYAL_FROM_INTERACTIONS = 5;
    private static final int FAVOURABLE_FROM_INTERACTIONS = 3;

    /**
     * @param orders paid within the window
     * @param interactions within the window; more than {@value #LOYAL_FROM_INTERACTIONS} make no difference
     */
    static FanLayer of(int orders, int interactions) {
        if (orders >= LOYAL_FROM_ORDERS) return LOYAL;
        if (orders == 1) return interactions >= LOYAL_FROM_INTERACTIONS ? LOYAL : FAVOURABLE;
        return interactions >= FAVOURABLE_FROM_INTERACTIONS ? FAVOURABLE : PASSER_BY;
    }
}
