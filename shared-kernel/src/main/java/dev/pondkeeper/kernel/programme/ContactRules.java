package dev.pondkeeper.kernel.programme;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Text;
import java.time.LocalTime;

/**
 * When and how often a customer may be reached (触达规则, DOMAIN.md §2 Touch, §4). Times are the customer's local ones.
 *
 * @param marketingPerDay over all campaigns and channels, per day of the customer's zone
 * @param marketingPerWeek over all campaigns and channels, per rolling 7 days
 * @param quietFrom quiet hours begin; they run over midnight where this is later than {@code quietTo}
 * @param quietTo quiet hours end, exclusive
 * @param smsMarketingFrom marketing by SMS is allowed from then on
 * @param smsMarketingTo exclusive
 * @param smsOptOut the words that every marketing SMS ends with
 * @param staffCallFromTier customers of this tier and above get a staff call where a call is allowed
 * @param staffCallSlaDays an open call is overdue after so many days
 */
public record ContactRules(
        int marketingPerDay,
        int marketingPerWeek,
        LocalTime quietFrom,
        LocalTime quietTo,
        LocalTime smsMarketingFrom,
        LocalTime smsMarketingTo,
        String smsOptOut,
        String staffCallFromTier,
        int staffCallSlaDays) {

    static final ContactRules DEFAULT = new ContactRules(
            1,
            3,
            LocalTime.of(22, 0),
            LocalTime.of(8, 0),
            LocalTime.of(8, 0),
            LocalTime.of(22, 0),
            "回T退订 (reply T to stop)",
            "GOLD",
            2);

    public ContactRules {
        new Checks()
                .require(
                        marketingPerDay >= 0 && marketingPerDay <= 100, "marketingPerDay", "must lie between 0 and 100")
                .require(
                        marketingPerWeek >= 0 && marketingPerWeek <= 700,
                        "marketingPerWeek",
                        "must lie between 0 and 700")
                .field("smsOptOut", smsOptOut, text -> Text.check(text, 70))
                .require(
                        staffCallSlaDays >= 1 && staffCallSlaDays <= 60,
                        "staffCallSlaDays",
                        "must lie between 1 and 60")
                .done();
    }
}
