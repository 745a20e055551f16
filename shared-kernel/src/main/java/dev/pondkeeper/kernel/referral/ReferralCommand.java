package dev.pondkeeper.kernel.referral;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.CustomerNames;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What may be asked of one referee's referral (分销推荐). A referee has at most one live referrer. */
public sealed interface ReferralCommand extends Command {

    /** The customer who was brought. */
    CustomerId refereeId();

    @Override
    default StreamId target() {
        return new StreamId("referral", refereeId().value());
    }

    @Override
    default CustomerId concerns() {
        return refereeId();
    }

    /**
     * Somebody who may become a customer opened a customer's link or code; it binds nobody. The referee may be unknown yet.
     *
     * @param referrerId a registered customer
     */
    record InviteReferee(
            CustomerId refereeId,
            CustomerId referrerId,
            @Nullable Instant occurredAt) implements ReferralCommand {}

    /** From now on the referee counts as brought by the referrer, by the binding rules of the programme. */
    record BindReferral(
            CustomerId refereeId,
            CustomerId referrerId,
            @Nullable Instant occurredAt) implements ReferralCommand {}

    /** The same, because the registration named the referrer; what cannot be bound is recorded as rejected. */
    @ReactionsOnly
    record BindReferralAtRegistration(CustomerId refereeId, CustomerId referrerId, Instant occurredAt)
            implements ReferralCommand {}

    /**
     * Ends the edge; commission of orders paid before stays as it is.
     *
     * @param reason for the record, at most 200 characters
     */
    record UnbindReferral(
            CustomerId refereeId, String reason, @Nullable Instant occurredAt) implements ReferralCommand {
        public UnbindReferral {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** The return window of the referee's first order passed without a refund. */
    @ReactionsOnly
    record QualifyReferral(CustomerId refereeId, OrderId orderId, Instant occurredAt) implements ReferralCommand {}

    /** Both are to be rewarded, once in a referee's life; above the referrer's daily cap it is recorded as rejected. */
    @ReactionsOnly
    record RewardReferral(CustomerId refereeId, OrderId orderId, Instant occurredAt) implements ReferralCommand {}

    /**
     * The order has been paid back whole: if it was rewarded, the reward is to be taken back.
     *
     * @param refereeId whose order it was, also if the customer is merged since: the reward stays where it was recorded
     */
    @ReactionsOnly
    record RevokeReferralReward(CustomerId refereeId, OrderId orderId, Instant occurredAt)
            implements ReferralCommand, CustomerNames {

        @Override
        public Command actingOn(UnaryOperator<CustomerId> survivorOf) {
            return this;
        }
    }

    /**
     * The order rewards nobody; the edge stays.
     *
     * @param reason kebab-case, for the record
     */
    @ReactionsOnly
    record RejectReferral(CustomerId refereeId, OrderId orderId, String reason, Instant occurredAt)
            implements ReferralCommand {}
}
