package dev.pondkeeper.query.customer;

import static dev.pondkeeper.query.Story.claimed;
import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.earnedForOrder;
import static dev.pondkeeper.query.Story.enrolled;
import static dev.pondkeeper.query.Story.ming;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.refunded;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.query.Pond;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class CustomerViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_one_customer_from_all_sides() {
        pond.publish(
                claimed("ming", "PHONE", "h1"),
                ming(),
                paid("o-1", "ming", 3000, Pond.NOW.minus(Duration.ofDays(30))),
                paid("o-2", "ming", 1050, Pond.NOW.minus(Duration.ofDays(100))),
                refunded("o-1", "ming", "r-1", 500, 500, 2500, Pond.NOW.minus(Duration.ofDays(20))),
                earnedForOrder("ming", "o-1", 30, 30, day(10)),
                enrolled("ming", "PENDING", day(0), day(365)));

        assertThat(pond.http().get().uri("/customers/ming"))
                .hasStatusOk()
                .hasHeader("View-Position", "6")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerId":"ming","registeredAt":"1998-01-01T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z",
                         "displayName":"小明","timeZone":"Asia/Shanghai","locale":"zh-CN",
                         "identities":[{"type":"PHONE","value":"13800000000"},{"type":"EMAIL","value":"ming@example.com"}],
                         "acquisition":{"channel":"xhs","campaign":"spring","referrerId":"hong"},
                         "consents":[],"preferences":null,"tags":[],"mergedInto":null,"merged":[],"restrictedAt":null,
                         "checkIns":{"streak":0,"total":0},"interactions":0,"lifecycle":"STABLE","fanLayer":"FAVOURABLE",
                         "membership":{"state":"ACTIVE","tier":"BRONZE","endsAt":"1999-01-01T04:00:00Z","growthValue":0},
                         "points":{"available":30,"pending":0,"held":0,"owed":0},
                         "orders":{"count":2,"net":{"amount":3550,"currency":"CNY"},
                                   "firstAt":"1998-03-23T04:00:00Z","lastAt":"1998-06-01T04:00:00Z"},
                         "openCoupons":[],"referral":null,"rfm":{"r":5,"f":1,"m":1},"version":0}""");
    }

    @Test
    void a_customer_who_never_bought_is_a_lead_with_zeros() {
        pond.publish(registered("hong", day(0)));

        assertThat(pond.http().get().uri("/customers/hong"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"customerId":"hong","lifecycle":"LEAD","fanLayer":"PASSER_BY","membership":null,"acquisition":null,
                         "points":{"available":0,"pending":0,"held":0,"owed":0},"rfm":null,
                         "orders":{"count":0,"net":{"amount":0,"currency":"CNY"},"firstAt":null,"lastAt":null}}""");
    }

    @Test
    void a_customer_without_an_order_in_the_programmes_currency_is_shown_in_that_of_the_latest() {
        pond.publish(
                registered("hong", day(0)),
                paid("o-1", "hong", new Amount(100, "EUR"), day(1)),
                paid("o-2", "hong", new Amount(700, "USD"), day(2)));

        assertThat(pond.http().get().uri("/customers/hong"))
                .bodyJson()
                .extractingPath("$.orders.net")
                .isEqualTo(Map.of("amount", 700, "currency", "USD"));
    }

    @Test
    void an_identity_claimed_before_the_registration_is_no_customer_yet() {
        pond.publish(claimed("ming", "PHONE", "h1"));

        assertThat(pond.http().get().uri("/customers/ming"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-customer");
    }

    @Test
    void a_customers_fifths_are_those_of_the_report_at_once() {
        pond.publish(registered("a", day(0)), paid("o-1", "a", 100, day(1)));
        assertThat(pond.http().get().uri("/customers/a"))
                .bodyJson()
                .extractingPath("$.rfm")
                .isEqualTo(Map.of("r", 5, "f", 1, "m", 1));

        pond.publish(
                paid("o-2", "b", 1, day(2)),
                paid("o-3", "c", 1, day(3)),
                paid("o-4", "d", 1, day(4)),
                paid("o-5", "e", 1, day(5)));

        assertThat(pond.http().get().uri("/customers/a").header("Read-After", "5"))
                .hasHeader("View-Position", "5")
                .bodyJson()
                .extractingPath("$.rfm")
                .isEqualTo(Map.of("r", 1, "f", 1, "m", 5));
    }

    @Test
    void the_stage_follows_the_last_order() {
        pond.publish(
                registered("once", day(0)),
                registered("fading", day(0)),
                registered("gone", day(0)),
                paid("o-1", "once", 1, Pond.NOW.minus(Duration.ofDays(60))),
                paid("o-2", "fading", 1, Pond.NOW.minus(Duration.ofDays(61))),
                paid("o-3", "gone", 1, Pond.NOW.minus(Duration.ofDays(121))));

        stage("once").isEqualTo("FIRST_PURCHASE");
        stage("fading").isEqualTo("AT_RISK");
        stage("gone").isEqualTo("DORMANT");
    }

    private JsonPathValueAssert stage(String customer) {
        return assertThat(pond.http().get().uri("/customers/" + customer))
                .bodyJson()
                .extractingPath("$.lifecycle");
    }
}
