package dev.pondkeeper.kernel.referral;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to one referee's referral, or to the tree of referrals under one root. */
public sealed interface ReferralEvent extends Event {

    /** The customer who was brought. */
    CustomerId refereeId();

    @Override
    default CustomerId customerId() {
        return refereeId();
    }

    /** Somebody opened a customer's link; that binds nobody. */
    @Revision("1")
    record RefereeInvited(CustomerId refereeId, CustomerId referrerId, Instant occurredAt) implements ReferralEvent {}

    /**
     * The referee counts as brought by the referrer from now on.
     *
     * @param mode how the programme binds: FIRST_TOUCH, AT_REGISTRATION or LAST_TOUCH
     * @param protectedUntil before then no other referrer can take the referee over; null where none ever can
     * @param programmeVersion the version of the programme whose numbers decided
     */
    @Revision("1")
    record ReferralBound(
            CustomerId refereeId,
            CustomerId referrerId,
            String mode,
            @Nullable Instant protectedUntil,
            int programmeVersion,
            Instant occurredAt)
            implements ReferralEvent {}

    /** The edge ended; orders paid before keep their referrer. */
    @Revision("1")
    record ReferralUnbound(CustomerId refereeId, CustomerId referrerId, String reason, Instant occurredAt)
            implements ReferralEvent {}

    /** The return window of the referee's first order passed without a refund. */
    @Revision("1")
    record ReferralQualified(CustomerId refereeId, CustomerId referrerId, OrderId orderId, Instant occurredAt)
            implements ReferralEvent {}

    /**
     * Both are to get what the programme promises, once in the referee's life.
     *
     * @param referrerPoints for the referrer, 0 for none
     * @param refereePercent of the referee's coupon: 90 pays 90 %; 100 for none
     * @param refereeCouponDays validity of that coupon
     */
    @Revision("1")
    record ReferralRewarded(
            CustomerId refereeId,
            CustomerId referrerId,
            OrderId orderId,
            long referrerPoints,
            int refereePercent,
            int refereeCouponDays,
            int programmeVersion,
            Instant occurredAt)
            implements ReferralEvent {}

    /**
     * The order that was rewarded has been paid back whole, so what both got for it is to be taken back; there is no second
     * reward.
     *
     * @param referrerPoints to be taken from the referrer, 0 for none
     * @param refereePercent of the referee's coupon: 90 pays 90 %; 100 for none
     */
    @Revision("1")
    record ReferralRewardRevoked(
            CustomerId refereeId,
            CustomerId referrerId,
            OrderId orderId,
            long referrerPoints,
            int refereePercent,
            Instant occurredAt)
            implements ReferralEvent {}

    /**
     * A referrer was not bound, or a bound one is not rewarded for an order.
     *
     * @param orderId the order that rewards nobody; null where it was the binding that was rejected
     * @param reason the slug of the rule, such as referral-cycle
     * @param bound whether this edge stays bound all the same
     */
    @Revision("1")
    record ReferralRejected(
            CustomerId refereeId,
            CustomerId referrerId,
            @Nullable OrderId orderId,
            String reason,
            boolean bound,
            Instant occurredAt)
            implements ReferralEvent {}

    /**
     * The tree under this root got or lost an edge. Recorded with every binding and unbinding in the stream of each root
     * concerned, so that two that would together close a cycle cannot both be recorded.
     *
     * @param rootId the ancestor without a live referrer, before the change
     * @param refereeId whose edge changed
     */
    @Revision("1")
    record ReferralTreeChanged(CustomerId rootId, CustomerId refereeId, Instant occurredAt) implements ReferralEvent {

        @Override
        public CustomerId customerId() {
            return rootId;
        }
    }
}
