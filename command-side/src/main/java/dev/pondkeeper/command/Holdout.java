package dev.pondkeeper.command;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import org.jspecify.annotations.Nullable;

/** Who of a campaign gets nothing, so that its uplift can be measured (DOMAIN.md §3.4); for each campaign anew. */
public final class Holdout {

    private Holdout() {}

    /** @param campaign code of the campaign; none of ours holds nobody out */
    public static boolean covers(@Nullable String campaign, CustomerId customer, Programme programme) {
        if (campaign == null) return false;
        return shareOf(campaign, programme).covers(campaign + "/" + customer);
    }

    private static Rate shareOf(String campaign, Programme programme) {
        if (Campaign.RENEWAL_REMINDER.is(campaign)) return programme.renewal().holdout();
        if (Campaign.COUPON_LADDER.is(campaign)) return programme.ladder().holdout();
        return Rate.percent(0);
    }
}
