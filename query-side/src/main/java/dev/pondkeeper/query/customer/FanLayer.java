package dev.pondkeeper.query.customer;

/** How close a customer is to the brand, by the last {@value #WINDOW_DAYS} days (路人粉/好感粉/真爱粉; DOMAIN.md §5). */
enum FanLayer {
    PASSER_BY,
    FAVOURABLE,
    LOYAL;

    static final int WINDOW_DAYS = 90;
    static final int LOYAL_FROM_ORDERS = 2;

    /** @param orders paid within the window */
    static FanLayer of(int orders) {
        if (orders >= LOYAL_FROM_ORDERS) return LOYAL;
        return orders == 1 ? FAVOURABLE : PASSER_BY;
    }
}
