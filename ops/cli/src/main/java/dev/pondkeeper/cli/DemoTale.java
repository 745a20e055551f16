package dev.pondkeeper.cli;

import dev.pondkeeper.cli.demo.BrandCalendar;
import dev.pondkeeper.cli.demo.Sights;
import dev.pondkeeper.cli.demo.Sights.Sight;
import java.io.PrintStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a year of the demo came to, and where to look at it. What did not happen is said, not made up. */
final class DemoTale {

    private static final String HINT = "more customers or days, or another --seed, may bring it";

    private final PrintStream out;
    private final URI url;
    private final BrandCalendar calendar;
    private final Sights sights;

    DemoTale(PrintStream out, URI url, BrandCalendar calendar, Sights sights) {
        this.out = out;
        this.url = url;
        this.calendar = calendar;
        this.sights = sights;
    }

    void tell() {
        figures();
        out.println("Look at:");
        people();
        campaigns();
        reports();
    }

    private void figures() {
        out.printf(
                "Touches: %d sent, %d suppressed, %d delivered, %d failed. Staff calls: %d opened, %d made, %d overdue.%n",
                sights.count("TouchSent"),
                sights.count("TouchSuppressed"),
                sights.count("TouchDelivered"),
                sights.count("TouchFailed"),
                sights.count("StaffCallOpened"),
                sights.count("StaffCallCompleted"),
                sights.count("StaffCallOverdue"));
        out.printf(
                "Coupons: %d issued, %d used, %d expired. Members: %d joined, %d renewed. Referrals: %d bound, %d rewarded.%n",
                sights.count("CouponIssued"),
                sights.count("CouponRedeemed"),
                sights.count("CouponExpired"),
                sights.count("MemberEnrolled"),
                sights.count("MembershipRenewed"),
                sights.count("ReferralBound"),
                sights.count("ReferralRewarded"));
        Map<String, Long> refusals = sights.refusals();
        if (refusals.isEmpty()) return;
        out.println("Refused by a rule: "
                + refusals.entrySet().stream()
                        .map(refusal -> refusal.getValue() + " × " + refusal.getKey())
                        .collect(Collectors.joining(", "))
                + ".");
    }

    private void people() {
        show(
                sights.cameBackByDeepCoupon(),
                sight -> look(
                        "/coupons?customerId=" + sight.customer(), "came back by the 4.3折 coupon " + sight.detail()),
                "Nobody came back by the 4.3折 coupon of the ladder");
        show(
                sights.renewedAfterSecondRound(),
                sight -> look(
                        "/campaigns/renewal-reminder/runs/" + sight.detail(),
                        sight.customer() + " renewed after the second reminder"),
                "Nobody renewed after the second reminder");
        show(
                sights.refusedCycle(),
                sight -> {
                    out.println("  Refused as a circle (referral-cycle): " + sight.customer() + " cannot be brought by "
                            + sight.detail() + ", whom " + sight.customer() + " has brought over others:");
                    look("/referrals?referrerId=" + sight.customer(), "whom " + sight.customer() + " has brought");
                },
                "No referral was refused for closing a circle");
        show(
                sights.rewardedReferral(),
                sight ->
                        look("/referrals?refereeId=" + sight.detail(), "brought by " + sight.customer() + ", rewarded"),
                "No referral was rewarded");
        show(
                sights.paidOut(),
                sight ->
                        look("/distributors/" + sight.customer() + "/commissions", "sold by referral and was paid out"),
                "No commission was paid out");
        show(
                sights.erased(),
                sight -> look("/customers/" + sight.customer(), "asked to be forgotten"),
                "Nobody asked to be forgotten");
    }

    private void campaigns() {
        look("/staff-calls?state=OPEN", "calls that wait for somebody");
        for (String campaign : new String[] {"renewal-reminder", "coupon-ladder", "referral-reward"}) {
            look("/campaigns/" + campaign + "/runs", "its runs, each with a timeline");
            look("/reports/campaigns/" + campaign, "what it brought");
        }
        look("/touches?state=SUPPRESSED", "what was not sent, and why");
    }

    private void reports() {
        LocalDate from = calendar.dateOf(0);
        LocalDate last = calendar.dateOf(calendar.moments() - 1);
        look("/reports/summary?from=" + from + "&to=" + last.plusDays(1), "the brand in figures");
        look("/reports/cohorts?by=first-order-month", "who came back");
        look("/reports/rfm?asOf=" + last, "recency, frequency, monetary");
        look("/reports/lifecycle?asOf=" + last, "who is about to leave");
    }

    private void show(Optional<Sight> sight, Consumer<Sight> how, String otherwise) {
        sight.ifPresentOrElse(how, () -> out.println("  " + otherwise + "; " + HINT + "."));
    }

    private void look(String path, String why) {
        out.printf("  curl -s '%s%s'  # %s%n", url, path, why);
    }
}
