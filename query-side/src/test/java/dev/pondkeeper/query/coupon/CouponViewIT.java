package dev.pondkeeper.query.coupon;

import static dev.pondkeeper.query.CouponStory.issued;
import static dev.pondkeeper.query.CouponStory.redeemed;
import static dev.pondkeeper.query.CouponStory.refused;
import static dev.pondkeeper.query.CouponStory.released;
import static dev.pondkeeper.query.CouponStory.reserved;
import static dev.pondkeeper.query.CouponStory.returned;
import static dev.pondkeeper.query.CouponStory.voided;
import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.ming;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class CouponViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_a_coupon_with_the_evidence_for_its_price_and_the_order_it_served() {
        pond.publish(
                issued("cp-1", 1, day(400)),
                reserved("cp-1"),
                redeemed("cp-1", 3),
                refused("cp-1", "coupon-redeemed", 4));

        assertThat(pond.http().get().uri("/coupons?customerId=ming"))
                .hasStatusOk()
                .hasHeader("View-Position", "3")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"items":[{"couponId":"cp-1","customerId":"ming","state":"REDEEMED","kind":"PERCENT_PAID",
                          "percentPaid":85,"amountOff":null,"floor":{"amount":5000,"currency":"CNY"},
                          "validFrom":"1998-01-02T04:00:00Z","validUntil":"1999-02-05T04:00:00Z","orderId":"o-1",
                          "discount":{"amount":1500,"currency":"CNY"},"reservedUntil":null,
                          "redeemedAt":"1998-01-04T04:00:00Z","endedAt":null,"reason":null,"campaign":"coupon-ladder",
                          "evidence":{"rung":85,"rule":"idle","inputs":[{"name":"idleDays","value":"31"}],
                                      "programmeVersion":1},
                          "refused":[{"orderId":"o-2","customerId":"ming","reason":"coupon-redeemed",
                                      "occurredAt":"1998-01-05T04:00:00Z"}],
                          "programmeVersion":1,"issuedAt":"1998-01-02T04:00:00Z",
                          "recordedAt":"1998-07-01T04:00:00Z","version":3}],"next":null}""");
    }

    @Test
    void lists_newest_first_by_customer_and_state_and_pages() {
        pond.publish(
                issued("cp-1", 1, day(400)),
                issued("cp-2", 2, day(400)),
                issued("cp-3", 3, day(400)),
                voided("cp-2", 4),
                refused("nobody-s", "unknown-coupon", 5));

        ids("/coupons?customerId=ming").isEqualTo(List.of("cp-3", "cp-2", "cp-1"));
        ids("/coupons?customerId=ming&state=ISSUED").isEqualTo(List.of("cp-3", "cp-1"));
        ids("/coupons?state=VOIDED").isEqualTo(List.of("cp-2"));
        ids("/coupons?customerId=hong").isEqualTo(List.of());
        ids("/coupons?limit=2").isEqualTo(List.of("cp-3", "cp-2"));
        String next = com.jayway.jsonpath.JsonPath.read(body("/coupons?limit=2"), "$.next");
        ids("/coupons?limit=2&cursor=" + next).isEqualTo(List.of("cp-1"));
        assertThat(pond.http().get().uri("/coupons?state=OPEN")).hasStatus(400);
    }

    @Test
    void a_customer_shows_what_can_still_be_used() {
        Instant now = Pond.NOW;
        pond.publish(
                ming(),
                issued("open", 1, now.plusMillis(1)),
                issued("over", 2, now),
                issued("held-over-its-end", 3, now),
                reserved("held-over-its-end"),
                issued("used", 4, day(400)),
                redeemed("used", 5),
                issued("back", 5, day(400)),
                redeemed("back", 6),
                returned("back", 7),
                issued("released", 6, day(400)),
                reserved("released"),
                released("released"),
                issued("void", 7, day(400)),
                voided("void", 8));

        assertThat(pond.http().get().uri("/customers/ming"))
                .bodyJson()
                .extractingPath("$.openCoupons")
                .isEqualTo(List.of("released", "back", "held-over-its-end", "open"));
    }

    @Test
    void shows_the_same_when_every_event_comes_a_second_time() {
        pond.publish(issued("cp-1", 1, day(400)), reserved("cp-1"));
        String before = body("/coupons");
        pond.deliverEverythingAgain();
        assertThat(body("/coupons")).isEqualTo(before);
    }

    private JsonPathValueAssert ids(String question) {
        return assertThat(pond.http().get().uri(question)).bodyJson().extractingPath("$.items[*].couponId");
    }

    private String body(String question) {
        try {
            return pond.http().get().uri(question).exchange().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
