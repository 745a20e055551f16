package dev.pondkeeper.kernel.distributor;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be asked about one customer's right to distribute (分销权). */
public sealed interface DistributorCommand extends Command {

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("distributor", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    /**
     * Gives the right to distribute.
     *
     * @param way how it was come by, by default DESIGNATION; the programme says which ways are open
     * @param reason for the record, at most 200 characters
     */
    record GrantDistributionRight(
            CustomerId customerId,
            @Nullable Right way,
            @Nullable String reason,
            @Nullable Instant occurredAt) implements DistributorCommand {
        public GrantDistributionRight {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * For the time being no new commission and no withdrawal; what was accrued settles on its clock.
     *
     * @param reason for the record, at most 200 characters
     */
    record SuspendDistributor(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements DistributorCommand {
        public SuspendDistributor {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /** Ends a suspension. */
    record ReinstateDistributor(
            CustomerId customerId, @Nullable Instant occurredAt) implements DistributorCommand {}

    /**
     * Takes the right away: no new commission, no new referees. What was accrued settles and can be withdrawn.
     *
     * @param reason for the record, at most 200 characters
     */
    record RevokeDistributionRight(
            CustomerId customerId, String reason, @Nullable Instant occurredAt) implements DistributorCommand {
        public RevokeDistributionRight {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * The customer's own order counts towards the task that earns the right.
     *
     * @param net paid less refunded as of now
     */
    @ReactionsOnly
    record CountOwnSpend(CustomerId customerId, OrderId orderId, Money net, Instant occurredAt)
            implements DistributorCommand {}

    /**
     * A day of check-in counts towards the task that earns the right.
     *
     * @param day each counts once
     */
    @ReactionsOnly
    record CountCheckIn(CustomerId customerId, LocalDate day, Instant occurredAt) implements DistributorCommand {}
}
