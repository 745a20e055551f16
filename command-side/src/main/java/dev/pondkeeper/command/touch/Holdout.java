package dev.pondkeeper.command.touch;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import org.jspecify.annotations.Nullable;

/** Who of a campaign gets nothing, so that its uplift can be measured (DOMAIN.md §3.4); for each campaign anew. */
final class Holdout {

    static final String RENEWAL_REMINDER = "renewal-reminder";
    static final String COUPON_LADDER = "coupon-ladder";

    private Holdout() {}

    static boolean covers(@Nullable String campaign, CustomerId customer, Programme programme) {
        if (campaign == null) return false;
        return shareOf(campaign, programme).covers(campaign + "/" + customer);
    }

    private static Rate shareOf(String campaign, Programme programme) {
        return switch (campaign) {
            case RENEWAL_REMINDER -> programme.renewal().holdout();
            case COUPON_LADDER -> programme.ladder().holdout();
            default -> Rate.percent(0);
        };
    }
}
