package dev.pondkeeper.kernel.coupon;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of one coupon (优惠券). It belongs to one customer and serves one order. */
public sealed interface CouponCommand extends Command {

    CouponId couponId();

    @Override
    default StreamId target() {
        return new StreamId("coupon", couponId().value());
    }

    @Override
    default @Nullable CustomerId concerns() {
        return null;
    }

    /**
     * Gives a coupon to one customer.
     *
     * @param percentPaid with PERCENT_PAID alone: what is left to pay, 1 to 99
     * @param amountOff with AMOUNT_OFF alone: above zero
     * @param floor the order has to reach it before the coupon is taken off; absent: any amount
     * @param validFrom inclusive; default: when it happened
     * @param validUntil exclusive
     * @param campaign the brand's own code
     * @param evidence why a campaign offers this price to this customer
     */
    record IssueCoupon(
            @ServerMade CouponId couponId,
            CustomerId customerId,
            CouponKind kind,
            @Nullable Integer percentPaid,
            @Nullable Money amountOff,
            @Nullable Money floor,
            @Nullable Instant validFrom,
            Instant validUntil,
            @Nullable String campaign,
            @Nullable PriceEvidence evidence,
            @Nullable Instant occurredAt)
            implements CouponCommand {
        public IssueCoupon {
            boolean percent = kind == CouponKind.PERCENT_PAID;
            boolean off = kind == CouponKind.AMOUNT_OFF;
            new Checks()
                    .require(!percent || percentPaid != null, "percentPaid", "must be given with PERCENT_PAID")
                    .require(!off || percentPaid == null, "percentPaid", "must be absent with AMOUNT_OFF")
                    .require(
                            percentPaid == null || (percentPaid >= 1 && percentPaid <= 99),
                            "percentPaid",
                            "must lie between 1 and 99")
                    .require(!off || amountOff != null, "amountOff", "must be given with AMOUNT_OFF")
                    .require(!percent || amountOff == null, "amountOff", "must be absent with PERCENT_PAID")
                    .field("amountOff", amountOff, CouponCommand::checkAboveZero)
                    .require(
                            amountOff == null
                                    || floor == null
                                    || amountOff.currency().equals(floor.currency()),
                            "floor",
                            "must be in the currency of amountOff")
                    .require(
                            validFrom == null || validUntil == null || validFrom.isBefore(validUntil),
                            "validUntil",
                            "must lie after validFrom")
                    .field("campaign", campaign, CallerId::check)
                    .require(
                            evidence == null || percentPaid == null || evidence.rung() == percentPaid,
                            "evidence",
                            "must name the rung that the coupon grants")
                    .done();
        }

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    /**
     * Keeps the coupon for one order that is being paid, and says what is off.
     *
     * @param amount of the order before the coupon
     */
    record ReserveCoupon(
            CouponId couponId,
            CustomerId customerId,
            OrderId orderId,
            Money amount,
            @Nullable Instant occurredAt) implements CouponCommand {

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    /** Gives back a reservation, because the order was not paid after all. */
    record ReleaseCoupon(
            CouponId couponId, OrderId orderId, @Nullable Instant occurredAt) implements CouponCommand {}

    /**
     * Uses the coupon up (核销) for one order. A paid order that names its coupon does so by itself.
     *
     * @param amount of the order before the coupon; needed only where the coupon was not reserved for it
     */
    record RedeemCoupon(
            CouponId couponId,
            CustomerId customerId,
            OrderId orderId,
            @Nullable Money amount,
            @Nullable Instant occurredAt)
            implements CouponCommand {

        @Override
        public CustomerId concerns() {
            return customerId;
        }
    }

    /**
     * Uses the coupon up for an order that was paid with it. The money has changed hands, so a coupon that cannot be used is
     * recorded and not refused.
     *
     * @param paid what the customer paid, net of every discount
     * @param paidRecordedAt when the payment was recorded: the moment at which the coupon had to be usable
     */
    @ReactionsOnly
    record RedeemCouponForOrder(
            CouponId couponId,
            CustomerId customerId,
            OrderId orderId,
            Money paid,
            Instant paidRecordedAt,
            Instant occurredAt)
            implements CouponCommand {}

    /** Gives the coupon back, because the order that used it was paid back whole. It is usable again as long as it is valid. */
    record ReturnCoupon(
            CouponId couponId, OrderId orderId, @Nullable Instant occurredAt) implements CouponCommand {}

    /**
     * Takes the coupon away before it is used.
     *
     * @param reason for the customer to read, at most 200 characters
     */
    record VoidCoupon(
            CouponId couponId, String reason, @Nullable Instant occurredAt) implements CouponCommand {
        public VoidCoupon {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** Records what fell due: a reservation that timed out, a validity that ended. Before that nothing happens. */
    record ExpireCoupon(CouponId couponId, @Nullable Instant occurredAt) implements CouponCommand {}

    private static void checkAboveZero(Money amount) {
        if (amount.amount() == 0) throw new InvalidValue("must be above zero");
    }
}
