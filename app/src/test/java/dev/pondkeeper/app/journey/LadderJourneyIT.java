package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coupon ladder over HTTP and on a clock that is moved (DOMAIN.md §3.2). Everybody registers on 1 January at 10:00. */
class LadderJourneyIT {

    @TempDir
    Path data;

    private VirtualPond pond;

    @BeforeEach
    void start() {
        pond = new VirtualPond(data);
    }

    @AfterEach
    void stop() {
        pond.close();
    }

    @Test
    void down_from_85_over_43_to_28_and_the_end_also_over_a_restart() {
        pond.register("ann", "SMS/MARKETING");
        pond.until("2026-02-08T00:00:00+08:00");
        pond.restart();
        pond.until("2026-04-01T00:00:00+08:00");
        assertThat(coupons("ann"))
                .containsExactly(
                        "01-31 10:00 CouponIssued 85",
                        "02-07 10:00 CouponExpired",
                        "02-07 10:00 CouponIssued 43",
                        "02-14 10:00 CouponExpired",
                        "02-14 10:00 CouponIssued 28",
                        "02-21 10:00 CouponExpired");
        assertThat(pond.history("ann", "TouchSent", "round", "channel"))
                .containsExactly(
                        "01-31 10:00 TouchSent 1 SMS", "02-07 10:00 TouchSent 2 SMS", "02-14 10:00 TouchSent 3 SMS");
        assertThat(ended("ann")).containsExactly("02-21 10:00 CampaignRunEnded LADDER_EXHAUSTED false 3");
    }

    @Test
    void a_purchase_at_each_rung_with_its_coupon_or_without_turns_the_ladder_upward() {
        for (String buyer : List.of("early", "at85", "at43", "at28")) pond.register(buyer);
        pond.until("2026-01-20T00:00:00+08:00");
        pond.pays("early", "o-early", 5_000, "");
        pond.until("2026-02-01T00:00:00+08:00");
        pond.pays("at85", "o-85", 8_500, open("at85"));
        pond.until("2026-02-08T00:00:00+08:00");
        pond.pays("at43", "o-43", 5_000, "");
        pond.until("2026-02-15T00:00:00+08:00");
        pond.pays("at28", "o-28", 2_800, open("at28"));
        pond.client().settle();
        assertThat(coupons("early")).isEmpty();
        assertThat(coupons("at85"))
                .startsWith("01-31 10:00 CouponIssued 85", "02-01 00:00 CouponRedeemed", "02-01 00:00 CouponIssued 95");
        assertThat(coupons("at43"))
                .endsWith("02-07 10:00 CouponIssued 43", "02-08 00:00 CouponVoided", "02-08 00:00 CouponIssued 58");
        assertThat(coupons("at28")).endsWith("02-15 00:00 CouponRedeemed", "02-15 00:00 CouponIssued 43");
        pond.pays("at28", "o-43-up", 4_300, open("at28"));
        pond.client().settle();
        pond.pays("at28", "o-58-up", 5_800, open("at28"));
        pond.client().settle();
        pond.pays("at28", "o-95-up", 9_500, open("at28"));
        pond.client().settle();
        assertThat(coupons("at28").stream().filter(line -> line.contains("Issued")))
                .extracting(line -> line.substring(line.length() - 2))
                .containsExactly("85", "43", "28", "43", "58", "95");
        assertThat(ended("at28")).containsExactly("02-15 00:00 CampaignRunEnded LADDER_CLIMBED true 6");
    }

    @Test
    void a_full_refund_within_seven_days_puts_back_on_the_rung_held_before() {
        pond.register("bob");
        pond.until("2026-02-08T00:00:00+08:00");
        String used = open("bob");
        pond.pays("bob", "o-1", 4_300, used);
        pond.until("2026-02-10T00:00:00+08:00");
        pond.refunds("o-1", 4_300);
        pond.client().settle();
        assertThat(open("bob")).isEqualTo(used);
        assertThat(coupons("bob")).contains("02-10 00:00 CouponVoided", "02-10 00:00 CouponReturned");
        pond.until("2026-02-14T11:00:00+08:00");
        assertThat(coupons("bob")).endsWith("02-14 10:00 CouponExpired", "02-14 10:00 CouponIssued 28");
    }

    @Test
    void no_personal_offers_and_erasure_end_it() {
        pond.register("cat");
        pond.register("dan");
        pond.until("2026-02-01T00:00:00+08:00");
        pond.does("SetContactPreferences", "{\"customerId\":\"cat\",\"noPersonalOffers\":true}");
        pond.does("EraseCustomer", "{\"customerId\":\"dan\"}");
        pond.until("2026-03-01T00:00:00+08:00");
        assertThat(ended("cat")).containsExactly("02-01 00:00 CampaignRunEnded NO_PERSONAL_OFFERS false 1");
        assertThat(ended("dan")).containsExactly("02-01 00:00 CampaignRunEnded ERASED false 1");
        assertThat(coupons("cat").stream().filter(line -> line.contains("Issued")))
                .hasSize(1);
    }

    private String open(String customer) {
        pond.client().settle();
        for (var coupon :
                pond.client().get("/coupons?customerId=" + customer).body().path("items")) {
            String state = coupon.path("state").asString();
            if (state.equals("ISSUED") || state.equals("RETURNED"))
                return coupon.path("couponId").asString();
        }
        throw new AssertionError("no open coupon of " + customer);
    }

    private List<String> coupons(String customer) {
        return pond.history(
                customer, "CouponIssued,CouponExpired,CouponRedeemed,CouponVoided,CouponReturned", "percentPaid");
    }

    private List<String> ended(String customer) {
        return pond.history(customer, "CampaignRunEnded", "outcome", "converted", "afterRound");
    }
}
