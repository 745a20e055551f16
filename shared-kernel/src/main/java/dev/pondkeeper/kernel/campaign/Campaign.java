package dev.pondkeeper.kernel.campaign;

import java.util.Arrays;
import java.util.Optional;

/** The campaigns that come with the product (DOMAIN.md §3). */
public enum Campaign {
    /** 三轮续费提醒, DOMAIN.md §3.1; a run is for one term. */
    RENEWAL_REMINDER("renewal-reminder"),
    /** 阶梯发券, DOMAIN.md §3.2; a run is for one customer. */
    COUPON_LADDER("coupon-ladder"),
    /** 推荐奖励, DOMAIN.md §3.3; a run is for one referee and referrer. */
    REFERRAL_REWARD("referral-reward");

    private final String code;

    Campaign(String code) {
        this.code = code;
    }

    /** As paths, events and touches name it. */
    public String code() {
        return code;
    }

    /** Whether an event that names a campaign means this one. */
    public boolean is(String named) {
        return code.equals(named);
    }

    /** Empty for a campaign that is the brand's own. */
    public static Optional<Campaign> of(String code) {
        return Arrays.stream(values()).filter(known -> known.is(code)).findFirst();
    }
}
