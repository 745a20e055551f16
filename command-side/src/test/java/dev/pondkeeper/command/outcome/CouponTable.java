package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.ExpireCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCouponForOrder;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReleaseCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReserveCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReturnCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponKind;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A coupon of 85 % on 100 yuan or more, valid for a week from an hour after it was issued. */
final class CouponTable extends Table {

    private static final CouponId COUPON = new CouponId("c-1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final OrderId OTHER = new OrderId("o-2");
    private static final Duration VALID = Duration.ofHours(1);
    private static final Duration OVER = Duration.ofDays(7);

    CouponTable() {
        super("Coupon");
        State fresh = state("not known", VALID);
        State issued = state("issued", VALID, step(NOW, at -> issue(85, at)));
        from(issued, "not valid yet", VALID.minusMillis(1));
        from(issued, "its validity has ended, not yet recorded", OVER);
        from(issued, "expired", OVER, step(OVER, at -> new ExpireCoupon(COUPON, at)));
        State reserved = from(issued, "reserved", VALID, step(VALID, at -> reserve(LI_LEI, ORDER, yuan(100), at)));
        from(reserved, "its reservation has timed out, not yet recorded", VALID.plusDays(1));
        State redeemed = from(reserved, "redeemed", VALID, step(VALID, at -> redeem(ORDER, at)));
        from(redeemed, "returned", VALID, step(VALID, at -> new ReturnCoupon(COUPON, ORDER, at)));
        from(issued, "voided", VALID, step(VALID, at -> new VoidCoupon(COUPON, "mistake", at)));
        standings(fresh, issued, reserved);

        ask(IssueCoupon.class, "the same", at -> issue(85, START));
        ask(IssueCoupon.class, "another price", at -> issue(84, START));
        ask(IssueCoupon.class, "over already", at -> issue(85, null, at, at));
        ask(ReserveCoupon.class, "for the order", at -> reserve(LI_LEI, ORDER, yuan(100), at));
        ask(ReserveCoupon.class, "for another order", at -> reserve(LI_LEI, OTHER, yuan(100), at));
        ask(ReserveCoupon.class, "of another amount", at -> reserve(LI_LEI, ORDER, yuan(101), at));
        ask(ReserveCoupon.class, "below its floor", at -> reserve(LI_LEI, ORDER, new Money(9_999, "CNY"), at));
        ask(ReserveCoupon.class, "in another currency", at -> reserve(LI_LEI, ORDER, new Money(9_999, "USD"), at));
        ask(ReserveCoupon.class, "by somebody else", at -> reserve(HAN_MEIMEI, ORDER, yuan(100), at));
        ask(ReleaseCoupon.class, "by the order", at -> new ReleaseCoupon(COUPON, ORDER, at));
        ask(ReleaseCoupon.class, "by another order", at -> new ReleaseCoupon(COUPON, OTHER, at));
        ask(RedeemCoupon.class, "by the order", at -> redeem(ORDER, at));
        ask(RedeemCoupon.class, "by another order", at -> redeem(OTHER, at));
        ask(RedeemCoupon.class, "below its floor", at -> redeem(LI_LEI, OTHER, new Money(9_999, "CNY"), at));
        ask(RedeemCoupon.class, "in another currency", at -> redeem(LI_LEI, OTHER, new Money(9_999, "USD"), at));
        ask(RedeemCoupon.class, "by somebody else", at -> redeem(HAN_MEIMEI, OTHER, yuan(100), at));
        ask(
                RedeemCoupon.class,
                "by the order, without its amount",
                at -> new RedeemCoupon(COUPON, LI_LEI, ORDER, null, at));
        ask(RedeemCouponForOrder.class, "the order", at -> redeemPaid(ORDER, at));
        ask(RedeemCouponForOrder.class, "another order", at -> redeemPaid(OTHER, at));
        ask(ReturnCoupon.class, "by the order", at -> new ReturnCoupon(COUPON, ORDER, at));
        ask(ReturnCoupon.class, "by another order", at -> new ReturnCoupon(COUPON, OTHER, at));
        ask(VoidCoupon.class, at -> new VoidCoupon(COUPON, "mistake", at));
        ask(ExpireCoupon.class, at -> new ExpireCoupon(COUPON, at));
    }

    private static IssueCoupon issue(int percent, Instant at) {
        return issue(percent, START.plus(VALID), START.plus(OVER), at);
    }

    private static IssueCoupon issue(int percent, @Nullable Instant from, Instant until, Instant at) {
        return new IssueCoupon(
                COUPON, LI_LEI, CouponKind.PERCENT_PAID, percent, null, yuan(100), from, until, null, null, at);
    }

    private static ReserveCoupon reserve(CustomerId customer, OrderId order, Money amount, Instant at) {
        return new ReserveCoupon(COUPON, customer, order, amount, at);
    }

    private static RedeemCoupon redeem(OrderId order, Instant at) {
        return redeem(LI_LEI, order, yuan(100), at);
    }

    private static RedeemCoupon redeem(CustomerId customer, OrderId order, Money amount, Instant at) {
        return new RedeemCoupon(COUPON, customer, order, amount, at);
    }

    private static RedeemCouponForOrder redeemPaid(OrderId order, Instant at) {
        return new RedeemCouponForOrder(COUPON, LI_LEI, order, yuan(85), at, at);
    }
}
