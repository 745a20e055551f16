package dev.pondkeeper.command.coupon;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedemptionRefused;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one coupon's events amount to, and what has fallen due since the last of them. */
final class CouponHistory {

    /** RETURNED is as good as ISSUED. */
    enum State {
        ISSUED,
        RESERVED,
        REDEEMED,
        RETURNED,
        EXPIRED,
        VOIDED
    }

    private @Nullable CouponIssued issued;
    private State state = State.ISSUED;
    private @Nullable CouponReserved reservation; // the latest that was not given back, timed out or not
    private @Nullable OrderId usedBy;
    private @Nullable CustomerId usedFor;
    private Instant freedAt = Instant.MIN;
    private String voidedBecause = "";
    private final Set<OrderId> returnedBy = new HashSet<>();
    private final Map<OrderId, String> refused = new HashMap<>();

    @Nullable
    CouponIssued issued() {
        return issued;
    }

    State state() {
        return state;
    }

    /** @throws UnknownCoupon if nobody was given it */
    CouponIssued require(CouponId coupon) {
        if (issued == null) throw new UnknownCoupon(coupon);
        return issued;
    }

    /**
     * Demands that the customer owns it, as somebody merged into them may have done.
     *
     * @throws UnknownCoupon if nobody was given it
     * @throws CouponOfAnotherCustomer if somebody else was
     */
    void requireOwner(CouponId id, CustomerId customer, KnownCustomers customers) {
        CustomerId owner = customers.survivorOf(require(id).customerId());
        if (!owner.equals(customers.survivorOf(customer))) throw new CouponOfAnotherCustomer(id);
    }

    /** @throws Refusal if it cannot be used for this order at that moment */
    CouponIssued requireUsable(CouponId id, OrderId order, Instant moment) {
        CouponIssued coupon = require(id);
        if (state == State.REDEEMED) throw new CouponAlreadyRedeemed(id);
        if (state == State.VOIDED) throw new CouponIsVoid(id, voidedBecause);
        Refusal hindrance = CouponUse.hindrance(coupon, reservation, order, moment);
        if (hindrance != null) throw hindrance;
        return coupon;
    }

    boolean isUsedBy(OrderId order) {
        return state == State.REDEEMED && order.equals(usedBy);
    }

    boolean isUsedBy(CustomerId customer, OrderId order) {
        return isUsedBy(order) && customer.equals(usedFor);
    }

    boolean wasReturnedBy(OrderId order) {
        return returnedBy.contains(order);
    }

    boolean wasRefused(OrderId order, String reason) {
        return reason.equals(refused.get(order));
    }

    /** What keeps the coupon for this order at that moment; null if nothing does. */
    @Nullable
    CouponReserved reservationOf(OrderId order, Instant moment) {
        CouponReserved kept = reservation;
        return kept != null && kept.orderId().equals(order) && moment.isBefore(kept.reservedUntil()) ? kept : null;
    }

    /** The time-out of the reservation, if it has come; it happened when it fell due. */
    List<CouponEvent> lapsedBy(Instant moment) {
        CouponReserved kept = reservation;
        if (state != State.RESERVED || kept == null || moment.isBefore(kept.reservedUntil())) return List.of();
        return List.of(new CouponReleased(
                kept.couponId(), kept.customerId(), kept.orderId(), CouponUse.TIMED_OUT, kept.reservedUntil()));
    }

    /** Everything that has fallen due, oldest first. A reservation under way holds off the end of the validity. */
    List<CouponEvent> dueBy(Instant moment) {
        List<CouponEvent> due = new ArrayList<>(lapsedBy(moment));
        CouponIssued coupon = issued;
        boolean free = state == State.ISSUED || state == State.RETURNED || !due.isEmpty();
        if (coupon == null || !free || moment.isBefore(coupon.validUntil())) return due;
        Instant freed = due.isEmpty() ? freedAt : due.get(0).occurredAt();
        Instant endedAt = freed.isAfter(coupon.validUntil()) ? freed : coupon.validUntil();
        due.add(new CouponExpired(coupon.couponId(), coupon.customerId(), endedAt));
        return due;
    }

    void on(CouponEvent event) {
        if (event instanceof CouponIssued issue) issued = issue;
        else if (event instanceof CouponReserved reserved) {
            state = State.RESERVED;
            reservation = reserved;
        } else if (event instanceof CouponReleased released) {
            state = State.ISSUED;
            freedAt = released.occurredAt();
            if (!released.cause().equals(CouponUse.TIMED_OUT)) reservation = null;
        } else if (event instanceof CouponRedeemed redeemed) {
            state = State.REDEEMED;
            usedBy = redeemed.orderId();
            usedFor = redeemed.customerId();
        } else if (event instanceof CouponReturned returned) {
            state = State.valueOf(returned.state());
            reservation = null;
            freedAt = returned.occurredAt();
            returnedBy.add(returned.orderId());
        } else if (event instanceof CouponRedemptionRefused refusal) {
            refused.put(refusal.orderId(), refusal.reason());
        } else if (event instanceof CouponExpired) {
            state = State.EXPIRED;
        } else if (event instanceof CouponVoided voided) {
            state = State.VOIDED;
            voidedBecause = voided.reason();
        }
    }
}
