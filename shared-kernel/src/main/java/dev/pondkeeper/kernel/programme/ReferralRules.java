package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import java.util.List;

/**
 * Who may refer whom and what it earns (分销推荐规则, DOMAIN.md §2 DistributionReferral, §4). The law (禁止传销条例 art. 7) allows
 * neither pay per head nor pay for entry; what the document can say beyond the law is refused on publishing.
 *
 * @param protectionDays so long LAST_TOUCH cannot take a referee away, 0 to 3 650
 * @param refereeWindowDays a customer registered longer ago than this cannot be bound any more, 0 to 3 650
 * @param levels commission of each paid level, the first is the referrer's own
 * @param base on what commission is paid
 * @param afterSaleDays a paid order can be returned so long, 0 to 365
 * @param holdDays commission is held so long after max(received, after-sale deadline), 0 to 365
 * @param firstOrderAtLeast minor units; a first order below it rewards nobody
 * @param referrerPoints points for the referrer of a rewarded referral, 0 for none
 * @param refereePercent the referee's coupon: 90 pays 90 % (9折); 100 for none
 * @param refereeCouponDays validity of that coupon, 1 to 365
 * @param dailyRewards so many referrals of one referrer are rewarded a day of the programme's zone
 */
public record ReferralRules(
        Binding binding,
        int protectionDays,
        int refereeWindowDays,
        List<Rate> levels,
        CommissionBase base,
        int afterSaleDays,
        int holdDays,
        long firstOrderAtLeast,
        long referrerPoints,
        int refereePercent,
        int refereeCouponDays,
        int dailyRewards) {

    /** When a referee is bound and whether a later touch re-binds. */
    public enum Binding {
        FIRST_TOUCH,
        AT_REGISTRATION,
        LAST_TOUCH
    }

    /** On what commission is paid; only NET_SALES is lawful. */
    public enum CommissionBase {
        NET_SALES,
        HEAD_COUNT,
        PACKS
    }

    static final ReferralRules DEFAULT = new ReferralRules(
            Binding.FIRST_TOUCH,
            30,
            30,
            List.of(Rate.percent(10), Rate.percent(0)),
            CommissionBase.NET_SALES,
            7,
            7,
            0,
            200,
            90,
            30,
            20);

    public ReferralRules {
        levels = levels == null ? List.of() : List.copyOf(levels);
        new Checks()
                .require(
                        protectionDays >= 0 && protectionDays <= 3_650, "protectionDays", "must lie between 0 and 3650")
                .require(
                        refereeWindowDays >= 0 && refereeWindowDays <= 3_650,
                        "refereeWindowDays",
                        "must lie between 0 and 3650")
                .require(levels.size() <= 10, "levels", "must be at most 10")
                .require(afterSaleDays >= 0 && afterSaleDays <= 365, "afterSaleDays", "must lie between 0 and 365")
                .require(holdDays >= 0 && holdDays <= 365, "holdDays", "must lie between 0 and 365")
                .require(firstOrderAtLeast >= 0, "firstOrderAtLeast", "must not be negative")
                .require(
                        referrerPoints >= 0 && referrerPoints <= 1_000_000,
                        "referrerPoints",
                        "must lie between 0 and 1000000")
                .require(refereePercent >= 1 && refereePercent <= 100, "refereePercent", "must lie between 1 and 100")
                .require(
                        refereeCouponDays >= 1 && refereeCouponDays <= 365,
                        "refereeCouponDays",
                        "must lie between 1 and 365")
                .require(dailyRewards >= 0 && dailyRewards <= 100_000, "dailyRewards", "must lie between 0 and 100000")
                .done();
    }
}
