package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may use a coupon at a moment, by the times alone, so that it does not matter whether the coupon's end has
 * been recorded yet. A reservation holds the coupon over the end of its validity, as held points do not expire.
 */
final class CouponUse {

    /** So long a checkout keeps its coupon, as long as points are held by default (DOMAIN.md §4). */
    static final Duration RESERVATION = Duration.ofMinutes(30);

    /** The caller gave the reservation back. */
    static final String RELEASED = "RELEASED";

    /** The reservation's time ran out. */
    static final String TIMED_OUT = "TIMED_OUT";

    private CouponUse() {}

    /**
     * Why not.
     *
     * @param reservation the latest one that was not given back, timed out or not
     * @param moment in recorded time
     * @return null if nothing stands in the way
     */
    static @Nullable Refusal hindrance(
            CouponIssued coupon, @Nullable CouponReserved reservation, OrderId order, Instant moment) {
        if (reservation != null && moment.isBefore(reservation.reservedUntil())) {
            boolean own = reservation.orderId().equals(order);
            return own ? null : new CouponTaken(coupon.couponId(), reservation.reservedUntil());
        }
        if (moment.isBefore(coupon.validFrom())) return new CouponNotYetValid(coupon.couponId(), coupon.validFrom());
        if (!moment.isBefore(coupon.validUntil())) return new CouponHasExpired(coupon.couponId(), coupon.validUntil());
        return null;
    }

    /** @throws CouponReservationClash if the reservation is over another amount */
    static void requireSameAmount(CouponReserved reservation, Money amount) {
        if (reservation.amount().equals(amount.plain())) return;
        throw new CouponReservationClash(
                reservation.couponId(),
                reservation.orderId(),
                reservation.amount().amount());
    }
}
