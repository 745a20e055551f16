package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Money;
import java.time.ZoneId;

/**
 * The numbers by which decisions are taken (规则集, DOMAIN.md §4): one document, published as a whole. Every decision that
 * used one stores {@link #version()}. A part checks its own ranges; whether the whole is lawful is decided on publishing.
 *
 * @param version 1 for the one the product ships with; each published one is the next
 * @param zone the brand's own time zone, in which days begin and end
 * @param currency ISO 4217; packs are priced and reports on an empty pond are in it
 */
public record Programme(
        int version,
        ZoneId zone,
        String currency,
        PointsRules points,
        MembershipRules membership,
        TierRules tiers,
        ReferralRules referral,
        DistributionRules distribution,
        ContactRules contact,
        RenewalRules renewal,
        LadderRules ladder) {

    /** What the product ships with. */
    public static final Programme DEFAULT = new Programme(
            1,
            ZoneId.of("Asia/Shanghai"),
            "CNY",
            PointsRules.DEFAULT,
            MembershipRules.DEFAULT,
            TierRules.DEFAULT,
            ReferralRules.DEFAULT,
            DistributionRules.DEFAULT,
            ContactRules.DEFAULT,
            RenewalRules.DEFAULT,
            LadderRules.DEFAULT);

    public Programme {
        new Checks()
                .require(version >= 1, "version", "must be at least 1")
                .field("currency", currency, Money::minorDigits)
                .done();
    }

    /** The same numbers under another version. */
    public Programme as(int otherVersion) {
        return new Programme(
                otherVersion,
                zone,
                currency,
                points,
                membership,
                tiers,
                referral,
                distribution,
                contact,
                renewal,
                ladder);
    }

    /** The same programme with other rules for points. */
    public Programme with(PointsRules rules) {
        return new Programme(
                version, zone, currency, rules, membership, tiers, referral, distribution, contact, renewal, ladder);
    }

    /** The same programme with other rules for tiers. */
    public Programme with(TierRules rules) {
        return new Programme(
                version, zone, currency, points, membership, rules, referral, distribution, contact, renewal, ladder);
    }

    /** The same programme in another time zone. */
    public Programme in(ZoneId otherZone) {
        return new Programme(
                version,
                otherZone,
                currency,
                points,
                membership,
                tiers,
                referral,
                distribution,
                contact,
                renewal,
                ladder);
    }
}
