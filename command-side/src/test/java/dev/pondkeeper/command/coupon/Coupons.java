package dev.pondkeeper.command.coupon;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReserveCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.kernel.coupon.CouponKind;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words in which the tests of the coupon speak: one coupon, a week long, and two orders. */
final class Coupons {

    static final CouponId COUPON = new CouponId("cp-1");
    static final OrderId ORDER = new OrderId("o-1");
    static final OrderId OTHER = new OrderId("o-2");
    static final Money BASKET = yuan(100);
    static final Instant UNTIL = NOW.plus(Duration.ofDays(7));

    private Coupons() {}

    static Money yuan(long yuan) {
        return new Money(yuan * 100, "CNY");
    }

    static IssueCoupon issue(int percent, CustomerId customer, Instant at) {
        return new IssueCoupon(
                COUPON, customer, CouponKind.PERCENT_PAID, percent, null, null, null, UNTIL, null, null, at);
    }

    static CouponIssued issued(int percent) {
        return issued(percent, LI_LEI);
    }

    static CouponIssued issued(int percent, CustomerId customer) {
        return issued(percent, customer, null);
    }

    static CouponIssued issued(int percent, Money floor) {
        return issued(percent, LI_LEI, floor);
    }

    private static CouponIssued issued(int percent, CustomerId customer, @Nullable Money floor) {
        return new CouponIssued(
                COUPON,
                customer,
                "PERCENT_PAID",
                percent,
                null,
                floor == null ? null : floor.plain(),
                NOW,
                UNTIL,
                null,
                null,
                1,
                NOW);
    }

    static CouponIssued amountOff(long fen) {
        return new CouponIssued(COUPON, LI_LEI, "AMOUNT_OFF", null, amount(fen), null, NOW, UNTIL, null, null, 1, NOW);
    }

    static ReserveCoupon reserve(OrderId order, long fen) {
        return new ReserveCoupon(COUPON, LI_LEI, order, new Money(fen, "CNY"), NOW);
    }

    static CouponReserved reserved(OrderId order, long fen, long off, Instant recordedAt) {
        Instant until = recordedAt.plus(Duration.ofMinutes(30));
        return new CouponReserved(COUPON, LI_LEI, order, amount(fen), amount(off), amount(fen - off), until, NOW);
    }

    static CouponReleased released(OrderId order, String cause, Instant at) {
        return new CouponReleased(COUPON, LI_LEI, order, cause, at);
    }

    static CouponRedeemed redeemed(OrderId order, long off) {
        return new CouponRedeemed(COUPON, LI_LEI, order, amount(off), NOW);
    }

    static CouponExpired expired(Instant at) {
        return new CouponExpired(COUPON, LI_LEI, at);
    }

    static CouponVoided voided(String reason) {
        return new CouponVoided(COUPON, LI_LEI, reason, NOW);
    }

    static Amount amount(long fen) {
        return new Amount(fen, "CNY");
    }
}
