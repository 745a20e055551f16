package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The referral reward over HTTP and on a clock that is moved (DOMAIN.md §3.3). */
class ReferralRewardJourneyIT {

    @TempDir
    Path data;

    private VirtualPond pond;

    @BeforeEach
    void start() {
        pond = new VirtualPond(data);
        pond.register("kol");
        pond.does("GrantDistributionRight", "{\"customerId\":\"kol\",\"way\":\"DESIGNATION\",\"reason\":\"fan\"}");
    }

    @AfterEach
    void stop() {
        pond.close();
    }

    @Test
    void an_order_rewards_both_after_the_return_window_and_takes_it_back_when_it_is_sent_back_later() {
        brought("ann");
        pond.until("2026-01-03T10:00:00+08:00");
        pond.pays("ann", "o-1", 10_000, "");
        pond.until("2026-01-10T09:59:00+08:00");
        assertThat(points()).isZero();
        pond.until("2026-01-10T10:00:00+08:00");
        assertThat(points()).isEqualTo(200);
        assertThat(pond.history("ann", "CouponIssued", "percentPaid", "validUntil"))
                .containsExactly("01-10 10:00 CouponIssued 90 2026-02-09T02:00:00Z");
        assertThat(ended("ann")).containsExactly("01-10 10:00 CampaignRunEnded REWARDED true 1");
        pond.pays("ann", "o-2", 10_000, "");
        pond.until("2026-01-20T00:00:00+08:00");
        assertThat(points()).isEqualTo(200);

        pond.refunds("o-1", 10_000);
        pond.client().settle();
        assertThat(points()).isZero();
        assertThat(pond.history("ann", "CouponVoided", "reason"))
                .containsExactly("01-20 00:00 CouponVoided the referred order was paid back");
    }

    @Test
    void a_refund_inside_the_window_stops_it() {
        brought("bob");
        pond.pays("bob", "o-1", 10_000, "");
        pond.until("2026-01-07T00:00:00+08:00");
        pond.refunds("o-1", 10_000);
        pond.until("2026-02-01T00:00:00+08:00");
        assertThat(points()).isZero();
        assertThat(pond.history("bob", "CouponIssued", "campaign", "percentPaid"))
                .noneMatch(line -> line.contains("90"));
        assertThat(ended("bob")).contains("01-07 00:00 CampaignRunEnded REFUNDED false");
    }

    @Test
    void erasure_in_the_middle_ends_it() {
        brought("cat");
        pond.pays("cat", "o-1", 10_000, "");
        pond.until("2026-01-05T00:00:00+08:00");
        pond.does("EraseCustomer", "{\"customerId\":\"cat\"}");
        pond.until("2026-02-01T00:00:00+08:00");
        assertThat(points()).isZero();
        assertThat(ended("cat")).contains("01-05 00:00 CampaignRunEnded ERASED false");
    }

    private void brought(String customer) {
        pond.does(
                "RegisterCustomer",
                "{\"customerId\":\"%s\",\"acquisition\":{\"channel\":\"friends\",\"referrerId\":\"kol\"}}"
                        .formatted(customer));
        pond.client().settle();
    }

    private long points() {
        pond.client().settle();
        return pond.client()
                .get("/points-accounts/kol")
                .body()
                .path("available")
                .longValue();
    }

    private List<String> ended(String customer) {
        return pond.history(customer, "CampaignRunEnded", "outcome", "converted", "afterRound").stream()
                .filter(line -> !line.contains("BOUGHT_UNASKED"))
                .toList();
    }
}
