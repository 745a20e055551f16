package dev.pondkeeper.kernel.distributor;

import dev.pondkeeper.kernel.Checks;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.ServerMade;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.Text;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.CustomerNames;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Rate;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked about one distributor's commission (佣金) and wallet. A wallet stays under the id that earned it, also when
 * that id stands for a survivor since: commissions, their refunds and the withdrawals of them keep finding each other.
 */
public sealed interface WalletCommand extends Command, CustomerNames {

    CustomerId customerId();

    @Override
    default StreamId target() {
        return new StreamId("distributor", customerId().value());
    }

    @Override
    default CustomerId concerns() {
        return customerId();
    }

    @Override
    default Command actingOn(UnaryOperator<CustomerId> survivorOf) {
        return this;
    }

    /**
     * An order of somebody this customer brought was paid.
     *
     * @param level 1 for one's own referee, 2 for a referee's referee
     * @param rate as it was when the order was paid
     * @param lines where empty, the whole order counts as one
     */
    @ReactionsOnly
    record AccrueCommission(
            CustomerId customerId,
            OrderId orderId,
            CustomerId buyerId,
            int level,
            Rate rate,
            Money paid,
            List<PaidLine> lines,
            Instant occurredAt)
            implements WalletCommand {
        public AccrueCommission {
            lines = List.copyOf(lines);
        }
    }

    /** The order was received, so it is known when its commission will be settled. */
    @ReactionsOnly
    record HoldCommission(CustomerId customerId, OrderId orderId, Instant occurredAt) implements WalletCommand {}

    /**
     * Part or all of the order was paid back.
     *
     * @param refunded by all refunds so far
     */
    @ReactionsOnly
    record ReverseCommission(CustomerId customerId, OrderId orderId, Money refunded, Instant occurredAt)
            implements WalletCommand {}

    /** Settles every commission whose hold has ended. */
    @ReactionsOnly
    record SettleCommissions(CustomerId customerId, Instant occurredAt) implements WalletCommand {}

    /**
     * Asks for money out of the wallet, which is debited at once.
     *
     * @param amount at least one minor unit and what the programme demands
     */
    record RequestWithdrawal(
            CustomerId customerId,
            @ServerMade WithdrawalId withdrawalId,
            Money amount,
            @Nullable Instant occurredAt) implements WalletCommand {
        public RequestWithdrawal {
            new Checks()
                    .field("amount", amount, RequestWithdrawal::checkAboveZero)
                    .done();
        }

        private static void checkAboveZero(Money amount) {
            if (amount.amount() == 0) throw new InvalidValue("must be above zero");
        }
    }

    /** The money may be paid out. */
    record ApproveWithdrawal(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            @Nullable Instant occurredAt) implements WalletCommand {}

    /**
     * The money is not paid out, and back in the wallet.
     *
     * @param reason for the distributor to read, at most 200 characters
     */
    record RejectWithdrawal(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            String reason,
            @Nullable Instant occurredAt) implements WalletCommand {
        public RejectWithdrawal {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }

    /**
     * The payment provider reports how an approved withdrawal went; the same transfer twice is one.
     *
     * @param reason of a failure, at most 200 characters
     */
    record RecordPayout(
            CustomerId customerId,
            WithdrawalId withdrawalId,
            TransferId transferId,
            PayoutOutcome outcome,
            @Nullable String reason,
            @Nullable Instant occurredAt)
            implements WalletCommand {
        public RecordPayout {
            new Checks().field("reason", reason, text -> Text.check(text, 200)).done();
        }
    }
}
