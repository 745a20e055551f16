package dev.pondkeeper.command.coupon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.coupon.CouponHistory.State;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.coupon.CouponCommand.ExpireCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCouponForOrder;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReleaseCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReserveCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReturnCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedemptionRefused;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One coupon (优惠券) of one customer. Whether it is usable is decided at recorded time. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class Coupon {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private final CouponHistory history = new CouponHistory();

    Coupon() {} // Axon rebuilds the coupon from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IssueCoupon command, KnownCustomers customers, CurrentProgramme programme) {
        CouponIssued known = history.issued();
        if (known != null) {
            if (!Issuing.repeats(command, known)) throw new CouponClash(command.couponId());
            return;
        }
        customers.require(command.customerId());
        CouponIssued issued = Issuing.of(command, programme.get().version());
        if (!issued.validFrom().isBefore(issued.validUntil())) {
            throw new CouponEndsBeforeItStarts(issued.validFrom(), issued.validUntil());
        }
        apply(issued);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReserveCoupon command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers) {
        customers.require(command.customerId());
        history.requireOwner(command.couponId(), command.customerId(), customers);
        CouponIssued coupon = history.requireUsable(command.couponId(), command.orderId(), recordedAt);
        CouponReserved kept = history.reservationOf(command.orderId(), recordedAt);
        if (kept != null) {
            CouponUse.requireSameAmount(kept, command.amount());
            return;
        }
        Money amount = command.amount();
        Amount discount = CouponValue.discount(coupon, amount);
        history.lapsedBy(recordedAt).forEach(AggregateLifecycle::apply);
        apply(new CouponReserved(
                command.couponId(),
                command.customerId(),
                command.orderId(),
                amount.plain(),
                discount,
                new Amount(amount.amount() - discount.amount(), amount.currency()),
                recordedAt.plus(CouponUse.RESERVATION),
                command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReleaseCoupon command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        CouponIssued coupon = history.require(command.couponId());
        if (history.isUsedBy(command.orderId())) throw new CouponAlreadyRedeemed(command.couponId());
        if (history.state() == State.RESERVED && history.reservationOf(command.orderId(), recordedAt) != null) {
            apply(new CouponReleased(
                    command.couponId(),
                    coupon.customerId(),
                    command.orderId(),
                    CouponUse.RELEASED,
                    command.happenedAt()));
        }
        history.dueBy(recordedAt).forEach(AggregateLifecycle::apply);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RedeemCoupon command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers) {
        if (history.isUsedBy(command.customerId(), command.orderId())) return;
        customers.require(command.customerId());
        history.requireOwner(command.couponId(), command.customerId(), customers);
        CouponIssued coupon = history.requireUsable(command.couponId(), command.orderId(), recordedAt);
        CouponReserved kept = history.reservationOf(command.orderId(), recordedAt);
        Money amount = command.amount();
        if (kept != null && amount != null) CouponUse.requireSameAmount(kept, amount);
        if (kept == null && amount == null) throw new CouponNotReserved(command.couponId(), command.orderId());
        Amount discount = kept != null ? kept.discount() : CouponValue.discount(coupon, Objects.requireNonNull(amount));
        history.lapsedBy(recordedAt).forEach(AggregateLifecycle::apply);
        apply(new CouponRedeemed(
                command.couponId(), command.customerId(), command.orderId(), discount, command.happenedAt()));
    }

    /**
     * The payment counts as of its own recording, so a reaction that comes late does not lose the customer's coupon; nor does one that
     * comes after the order has given it back.
     */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RedeemCouponForOrder command, KnownCustomers customers) {
        if (history.isUsedBy(command.customerId(), command.orderId())) return;
        if (history.wasReturnedBy(command.orderId())) return;
        Instant paidAt = command.paidRecordedAt();
        CouponReserved kept = history.reservationOf(command.orderId(), paidAt);
        try {
            history.requireOwner(command.couponId(), command.customerId(), customers);
            CouponIssued coupon = history.requireUsable(command.couponId(), command.orderId(), paidAt);
            if (kept == null) CouponValue.requirePaidLawfully(coupon, command.paid());
        } catch (Refusal refusal) {
            if (history.wasRefused(command.orderId(), refusal.slug())) return;
            apply(new CouponRedemptionRefused(
                    command.couponId(), command.customerId(), command.orderId(), refusal.slug(), command.occurredAt()));
            return;
        }
        history.lapsedBy(paidAt).forEach(AggregateLifecycle::apply);
        apply(new CouponRedeemed(
                command.couponId(),
                command.customerId(),
                command.orderId(),
                kept == null ? null : kept.discount(),
                command.occurredAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReturnCoupon command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        CouponIssued coupon = history.require(command.couponId());
        if (!history.isUsedBy(command.orderId())) {
            if (history.wasReturnedBy(command.orderId())) return;
            throw new CouponNotRedeemed(command.couponId(), command.orderId());
        }
        State after = recordedAt.isBefore(coupon.validUntil()) ? State.RETURNED : State.EXPIRED;
        apply(new CouponReturned(
                command.couponId(), coupon.customerId(), command.orderId(), after.name(), command.happenedAt()));
    }

    /** What has ended already needs no ending. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            VoidCoupon command, @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        CouponIssued coupon = history.require(command.couponId());
        if (history.state() == State.REDEEMED) throw new CouponAlreadyRedeemed(command.couponId());
        history.dueBy(recordedAt).forEach(AggregateLifecycle::apply);
        if (history.state() == State.VOIDED || history.state() == State.EXPIRED) return;
        apply(new CouponVoided(command.couponId(), coupon.customerId(), command.reason(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ExpireCoupon command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        history.require(command.couponId());
        history.dueBy(recordedAt).forEach(AggregateLifecycle::apply);
    }

    @EventSourcingHandler
    void on(CouponEvent event) {
        stream = new StreamId("coupon", event.couponId().value());
        history.on(event);
    }
}
