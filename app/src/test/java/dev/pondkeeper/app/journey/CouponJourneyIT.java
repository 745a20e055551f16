package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CouponJourneyIT {

    static Server server;
    static Client pond;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = Server.start(new Server.Options(0, directory, null));
        pond = new Client(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_coupon_is_reserved_used_by_the_payment_and_comes_back_with_the_refund() {
        issue("way", "way");
        Answer reserved = reserve("way", "way", "o-way");
        assertThat(reserved.body().path("events").toString()).isEqualTo("[\"CouponReserved\"]");
        pond.command("RecordOrderPaid", """
                {"orderId":"o-way","customerId":"way","amount":{"amount":8500,"currency":"CNY"},"couponId":"way"}""");
        pond.settle();
        assertThat(coupon("way").path("state").stringValue()).isEqualTo("REDEEMED");
        assertThat(coupon("way").path("discount").path("amount").longValue()).isEqualTo(1500);

        pond.command("RecordRefund", """
                {"orderId":"o-way","refundId":"r-way","amount":{"amount":8500,"currency":"CNY"}}""");
        pond.settle();

        assertThat(coupon("way").path("state").stringValue()).isEqualTo("RETURNED");
        assertThat(pond.get("/customers/way").body().path("openCoupons").toString())
                .isEqualTo("[\"way\"]");
    }

    @Test
    void an_order_paid_and_refunded_at_once_ends_with_the_coupon_back() {
        issue("once", "once");
        pond.bulkLines("", """
                {"command":"RecordOrderPaid","payload":{"orderId":"o-once","customerId":"once","amount":{"amount":8500,"currency":"CNY"},"couponId":"once"}}
                {"command":"RecordRefund","payload":{"orderId":"o-once","refundId":"r-once","amount":{"amount":8500,"currency":"CNY"}}}
                """);
        pond.settle();
        assertThat(coupon("once").path("state").stringValue()).isEqualTo("RETURNED");
    }

    @Test
    void a_payment_with_a_coupon_that_cannot_be_used_is_recorded_and_holds_up_nobody() {
        issue("mine", "mine");
        pond.command("RegisterCustomer", "{\"customerId\":\"thief\"}");
        pond.command("RecordOrderPaid", """
                {"orderId":"o-thief","customerId":"thief","amount":{"amount":8500,"currency":"CNY"},"couponId":"mine"}""");
        pond.settle();
        assertThat(coupon("mine").path("state").stringValue()).isEqualTo("ISSUED");
        assertThat(coupon("mine").path("refused").path(0).path("reason").stringValue())
                .isEqualTo("coupon-of-another-customer");
    }

    @Test
    void of_ten_checkouts_that_race_for_a_coupon_one_wins() {
        issue("race", "race");
        List<CompletableFuture<Answer>> checkouts = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> reserve("race", "race", "o-race-" + i)))
                .toList();
        assertThat(checkouts)
                .extracting(checkout -> checkout.join().status())
                .containsOnlyOnce(200)
                .containsOnly(200, 409);
        assertThat(checkouts)
                .filteredOn(checkout -> checkout.join().status() == 409)
                .allSatisfy(refused -> assertThat(refused.join().slug()).isEqualTo("coupon-reserved"));
    }

    @Test
    void of_ten_payments_that_race_for_a_coupon_one_uses_it_and_nine_are_recorded() {
        issue("pay", "pay");
        List<CompletableFuture<Answer>> payments = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> pond.command("RecordOrderPaid", """
                                {"orderId":"o-pay-%d","customerId":"pay","amount":{"amount":8500,"currency":"CNY"},
                                 "couponId":"pay"}""".formatted(i))))
                .toList();
        assertThat(payments)
                .allSatisfy(payment -> assertThat(payment.join().status()).isEqualTo(200));
        pond.settle();
        assertThat(coupon("pay").path("state").stringValue()).isEqualTo("REDEEMED");
        assertThat(coupon("pay").path("refused").size()).isEqualTo(9);
    }

    private static void issue(String coupon, String customer) {
        pond.command("RegisterCustomer", "{\"customerId\":\"" + customer + "\"}");
        Instant until = Instant.now().plus(7, ChronoUnit.DAYS);
        Answer issued = pond.command("IssueCoupon", """
                {"couponId":"%s","customerId":"%s","kind":"PERCENT_PAID","percentPaid":85,"validUntil":"%s"}""".formatted(coupon, customer, until));
        assertThat(issued.status()).isEqualTo(200);
    }

    private static Answer reserve(String coupon, String customer, String order) {
        return pond.command("ReserveCoupon", """
                {"couponId":"%s","customerId":"%s","orderId":"%s","amount":{"amount":10000,"currency":"CNY"}}""".formatted(coupon, customer, order));
    }

    private static JsonNode coupon(String id) {
        for (JsonNode coupon : pond.get("/coupons").body().path("items")) {
            if (coupon.path("couponId").stringValue().equals(id)) return coupon;
        }
        throw new AssertionError("no coupon " + id);
    }
}
