package dev.pondkeeper.kernel.coupon;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one coupon. */
public sealed interface CouponEvent extends Event {

    CouponId couponId();

    @Override
    CustomerId customerId();

    /**
     * A coupon was given to one customer.
     *
     * @param kind PERCENT_PAID (then {@code percentPaid}) or AMOUNT_OFF (then {@code amountOff})
     * @param validUntil exclusive
     * @param programmeVersion in force when it was issued; what a campaign ran under stands in the evidence
     */
    @Revision("1")
    record CouponIssued(
            CouponId couponId,
            CustomerId customerId,
            String kind,
            @Nullable Integer percentPaid,
            @Nullable Amount amountOff,
            @Nullable Amount floor,
            Instant validFrom,
            Instant validUntil,
            @Nullable String campaign,
            @Nullable Evidence evidence,
            int programmeVersion,
            Instant occurredAt)
            implements CouponEvent {}

    /**
     * It is kept for one order.
     *
     * @param amount of the order before the coupon
     * @param discount what the coupon takes off
     * @param payable what is left
     * @param reservedUntil in recorded time; exclusive
     */
    @Revision("1")
    record CouponReserved(
            CouponId couponId,
            CustomerId customerId,
            OrderId orderId,
            Amount amount,
            Amount discount,
            Amount payable,
            Instant reservedUntil,
            Instant occurredAt)
            implements CouponEvent {}

    /** The reservation is over and the coupon was not used; {@code cause} is RELEASED or TIMED_OUT. */
    @Revision("1")
    record CouponReleased(CouponId couponId, CustomerId customerId, OrderId orderId, String cause, Instant occurredAt)
            implements CouponEvent {}

    /** It was used up; {@code discount} is null where only the payment told of it. */
    @Revision("1")
    record CouponRedeemed(
            CouponId couponId,
            CustomerId customerId,
            OrderId orderId,
            @Nullable Amount discount,
            Instant occurredAt) implements CouponEvent {}

    /**
     * An order was paid with a coupon that could not be used.
     *
     * @param customerId who paid
     * @param reason the slug that a caller would have been refused with
     */
    @Revision("1")
    record CouponRedemptionRefused(
            CouponId couponId, CustomerId customerId, OrderId orderId, String reason, Instant occurredAt)
            implements CouponEvent {}

    /** The order that used it was paid back; {@code state} is RETURNED (usable again) or EXPIRED. */
    @Revision("1")
    record CouponReturned(CouponId couponId, CustomerId customerId, OrderId orderId, String state, Instant occurredAt)
            implements CouponEvent {}

    /** Its validity ended and it was not used. */
    @Revision("1")
    record CouponExpired(CouponId couponId, CustomerId customerId, Instant occurredAt) implements CouponEvent {}

    /** It was taken away before it was used. */
    @Revision("1")
    record CouponVoided(CouponId couponId, CustomerId customerId, String reason, Instant occurredAt)
            implements CouponEvent {}

    /** Why a campaign offered this price, as an event carries it. */
    record Evidence(int rung, String rule, List<EvidenceInput> inputs, int programmeVersion) {}

    /** One thing the rule looked at. */
    record EvidenceInput(String name, String value) {}
}
