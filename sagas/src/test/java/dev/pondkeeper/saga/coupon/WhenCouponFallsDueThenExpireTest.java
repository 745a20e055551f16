package dev.pondkeeper.saga.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.coupon.CouponCommand.ExpireCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhenCouponFallsDueThenExpireTest {

    private static final CouponId COUPON = new CouponId("k");
    private static final Instant DUE = Agenda.RECORDED.plus(Duration.ofMinutes(30));

    private final Agenda agenda = new Agenda(new WhenCouponFallsDueThenExpire());

    @Test
    void its_validity_ends() {
        assertThat(agenda.of(issued(DUE)))
                .containsExactly(new Entry(DUE, "coupon-due/coupon:k/" + DUE, new ExpireCoupon(COUPON, DUE)));
    }

    @Test
    void its_reservation_times_out() {
        Amount ten = new Amount(1_000, "CNY");
        assertThat(agenda.of(new CouponReserved(
                        COUPON, new CustomerId("42"), new OrderId("o"), ten, ten, ten, DUE, Agenda.RECORDED)))
                .containsExactly(new Entry(DUE, "coupon-due/coupon:k/" + DUE, new ExpireCoupon(COUPON, DUE)));
    }

    @Test
    void imported_over_already_it_ends_later_as_of_its_own_end() {
        Instant ended = Instant.parse("2000-01-01T00:00:00Z");
        Instant rested = Instant.parse("2026-03-05T06:00:00Z");
        assertThat(agenda.ofImported(issued(ended)))
                .containsExactly(new Entry(rested, "coupon-due/coupon:k/" + rested, new ExpireCoupon(COUPON, ended)));
    }

    private static CouponIssued issued(Instant until) {
        return new CouponIssued(
                COUPON,
                new CustomerId("42"),
                "PERCENT_PAID",
                85,
                null,
                null,
                until.minus(Duration.ofDays(7)),
                until,
                null,
                null,
                1,
                Agenda.RECORDED);
    }
}
