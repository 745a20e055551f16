package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponKind;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import java.time.Duration;
import java.time.Instant;

/** What a referee gets for a rewarded referral: the same for everybody, so it needs no evidence of a fair price. */
final class RefereeCoupon {

    private RefereeCoupon() {}

    static IssueCoupon of(ReferralRewarded rewarded, Run run, Instant now) {
        return new IssueCoupon(
                CampaignIds.coupon(run.id(), 1),
                rewarded.refereeId(),
                CouponKind.PERCENT_PAID,
                rewarded.refereePercent(),
                null,
                null,
                now,
                now.plus(Duration.ofDays(rewarded.refereeCouponDays())),
                run.campaign(),
                null,
                now);
    }
}
