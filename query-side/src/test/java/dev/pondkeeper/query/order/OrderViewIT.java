package dev.pondkeeper.query.order;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.paidInFull;
import static dev.pondkeeper.query.Story.received;
import static dev.pondkeeper.query.Story.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_an_order_as_it_was_paid_and_paid_back() {
        pond.publish(
                paidInFull(),
                received("o-1", "ming", day(10)),
                refunded("o-1", "ming", "r-1", 500, 500, 2500, day(11)),
                refunded("o-1", "ming", "r-2", 700, 1200, 1800, day(12)));

        assertThat(pond.http().get().uri("/orders/o-1"))
                .hasStatusOk()
                .hasHeader("View-Position", "3")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"orderId":"o-1","customerId":"ming",
                         "amount":{"amount":3000,"currency":"CNY"},"refunded":{"amount":1200,"currency":"CNY"},
                         "net":{"amount":1800,"currency":"CNY"},
                         "paidAt":"1998-01-11T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z",
                         "receivedAt":"1998-01-11T04:00:00Z",
                         "lines":[{"sku":"beans","quantity":2,"amount":{"amount":2000,"currency":"CNY"}},
                                  {"sku":"cup","quantity":1,"amount":{"amount":1000,"currency":"CNY"}}],
                         "couponId":"coupon-85","redemptionId":"redemption-1",
                         "refunds":[
                           {"refundId":"r-1","amount":{"amount":500,"currency":"CNY"},
                            "refundedAt":"1998-01-12T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z"},
                           {"refundId":"r-2","amount":{"amount":700,"currency":"CNY"},
                            "refundedAt":"1998-01-13T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z"}],
                         "version":3}""");
    }

    @Test
    void an_order_that_was_never_paid_is_unknown() {
        assertThat(pond.http().get().uri("/orders/o-404").requestAttr("correlationId", "call-7"))
                .hasStatus(404)
                .hasHeader("View-Position", "-1")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"type":"/problems/unknown-order","title":"Unknown order","status":404,
                         "detail":"no order o-404 has been paid","instance":"/orders/o-404","correlationId":"call-7"}""");
    }
}
