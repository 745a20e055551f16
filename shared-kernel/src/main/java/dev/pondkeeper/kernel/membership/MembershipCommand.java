package dev.pondkeeper.kernel.membership;

import dev.pondkeeper.kernel.CallerId;
import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may be asked of one customer's membership (会员). */
public sealed interface MembershipCommand extends Command {

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("membership", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /**
     * Begins a term of a plan.
     *
     * @param plan the brand's own code
     * @param startsAt default: when it happened
     * @param endsAt exclusive; default: as many months after the start as the plan's pack or the programme says
     */
    record EnrolMember(
            CustomerId customerId,
            String plan,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Instant occurredAt)
            implements MembershipCommand {
        public EnrolMember {
            new Checks()
                    .field("plan", plan, CallerId::check)
                    .require(
                            startsAt == null || endsAt == null || startsAt.isBefore(endsAt),
                            "endsAt",
                            "must lie after startsAt")
                    .done();
        }
    }

    /**
     * Adds a term to a membership that runs or is in its grace, of the same plan, from its end or from when it happened,
     * whichever is later.
     *
     * @param renewalId the same renewal twice renews once
     * @param months default: as many as the plan's pack or the programme says; 1 to 120
     */
    record RenewMembership(
            CustomerId customerId,
            RenewalId renewalId,
            @Nullable Integer months,
            @Nullable Instant occurredAt) implements MembershipCommand {
        public RenewMembership {
            new Checks()
                    .require(months == null || (months >= 1 && months <= 120), "months", "must lie between 1 and 120")
                    .done();
        }
    }

    /**
     * Staff gives days more, from the term's end or from when it happened, whichever is later.
     *
     * @param extensionId the same extension twice extends once
     * @param days calendar days of the programme's zone, 1 to 3 650
     */
    record ExtendMembership(
            CustomerId customerId,
            @ServerMade ExtensionId extensionId,
            int days,
            String reason,
            @Nullable Instant occurredAt)
            implements MembershipCommand {
        public ExtendMembership {
            checkReason(new Checks(), reason)
                    .require(days >= 1 && days <= 3_650, "days", "must lie between 1 and 3650")
                    .done();
        }
    }

    /** Ends the membership for good; what was enrolled for later ends with it. */
    record CancelMembership(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements MembershipCommand {
        public CancelMembership {
            checkReason(new Checks(), reason).done();
        }
    }

    /** Adds the growth value (成长值) that the programme gives for a paid order; less than one whole major unit gives none. */
    @ReactionsOnly
    record AddGrowth(CustomerId customerId, OrderId orderId, Money paid, Instant occurredAt)
            implements MembershipCommand {}

    /**
     * Takes growth value back for a refund: what is left is what the net amount would have given.
     *
     * @param paid for the whole order
     * @param net of the order after this refund
     */
    @ReactionsOnly
    record ReduceGrowth(
            CustomerId customerId, OrderId orderId, RefundId refundId, Money paid, Money net, Instant occurredAt)
            implements MembershipCommand {}

    /**
     * Adds growth value for something other than an order.
     *
     * @param taskId the same task twice gives once
     * @param growth 1 to 1 000 000
     * @param reason for the customer to read, at most 200 characters
     */
    record GrantTaskGrowth(
            CustomerId customerId,
            TaskId taskId,
            long growth,
            String reason,
            @Nullable Instant occurredAt) implements MembershipCommand {
        public GrantTaskGrowth {
            checkReason(new Checks(), reason)
                    .require(growth >= 1 && growth <= 1_000_000, "growth", "must lie between 1 and 1000000")
                    .done();
        }
    }

    /**
     * Staff sets a tier (等级), below which the customer does not fall until a date.
     *
     * @param tier a code of the programme's table
     * @param until exclusive; from then on the tier is evaluated like any other
     */
    record SetTier(
            CustomerId customerId,
            String tier,
            Instant until,
            String reason,
            @Nullable Instant occurredAt) implements MembershipCommand {
        public SetTier {
            checkReason(new Checks(), reason)
                    .field("tier", tier, CallerId::check)
                    .done();
        }
    }

    /** Holds the tier against growth value and table as they are now. */
    record EvaluateTier(CustomerId customerId, @Nullable Instant occurredAt) implements MembershipCommand {}

    /** Records what has fallen due by now: a term that began or ended, a tier's evaluation. */
    record SettleMembership(CustomerId customerId, @Nullable Instant occurredAt) implements MembershipCommand {}

    private static Checks checkReason(Checks checks, String reason) {
        return checks.field("reason", reason, text -> Text.check(text, 200));
    }
}
