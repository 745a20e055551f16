package dev.pondkeeper.query.distributor;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionForgone;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionHeld;
import dev.pondkeeper.kernel.distributor.DistributorEvent.WithdrawalApproved;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionsSettled;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalFailed;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalPaid;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRejected;
import dev.pondkeeper.kernel.distributor.WalletEvent.WithdrawalRequested;
import dev.pondkeeper.kernel.distributor.WithdrawalId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How each event changes the line of its commission or of its withdrawal. */
final class CommissionLedger {

    private CommissionLedger() {}

    static void apply(Event event, ViewChanges changes) {
        if (event instanceof CommissionAccrued accrued) accrue(accrued, changes);
        if (event instanceof CommissionForgone forgone) forgo(forgone, changes);
        if (event instanceof CommissionHeld held) {
            commission(held, held.orderId(), changes, line -> line.append("state", "HELD")
                    .append("holdEndsAt", held.holdEndsAt()));
        }
        if (event instanceof CommissionReversed reversed) {
            commission(reversed, reversed.orderId(), changes, line -> {
                line.append("left", reversed.left()).append("refunded", reversed.refunded());
                if (reversed.left() == 0) line.append("state", "REVERSED");
            });
        }
        if (event instanceof CommissionsSettled settled) {
            settled.commissions()
                    .forEach(each ->
                            commission(settled, each.orderId(), changes, line -> line.append("state", "SETTLED")));
        }
        if (event instanceof WithdrawalRequested asked) {
            withdrawal(asked, asked.withdrawalId(), "REQUESTED", null, null, changes, line -> line.append(
                            "amount", asked.amount().amount())
                    .append("currency", asked.amount().currency())
                    .append("requestedAt", asked.occurredAt()));
        }
        if (event instanceof WithdrawalApproved approved) {
            withdrawal(approved, approved.withdrawalId(), "APPROVED", null, null, changes, line -> {});
        }
        if (event instanceof WithdrawalRejected no) {
            withdrawal(no, no.withdrawalId(), "REJECTED", null, no.reason(), changes, line -> {});
        }
        if (event instanceof WithdrawalPaid paid) {
            withdrawal(paid, paid.withdrawalId(), "PAID", paid.transferId().value(), null, changes, line -> {});
        }
        if (event instanceof WithdrawalFailed no) {
            withdrawal(no, no.withdrawalId(), "FAILED", no.transferId().value(), no.reason(), changes, line -> {});
        }
    }

    private static void accrue(CommissionAccrued event, ViewChanges changes) {
        commission(event, event.orderId(), changes, line -> line.append(
                        "buyerId", event.buyerId().value())
                .append("level", event.level())
                .append("state", "ACCRUED")
                .append("basisPoints", event.basisPoints())
                .append("base", event.base().amount())
                .append("currency", event.base().currency())
                .append("commission", event.commission())
                .append("left", event.commission())
                .append("refunded", 0L)
                .append(
                        "lines",
                        event.lines().stream()
                                .map(part -> new Document("sku", part.sku())
                                        .append("base", part.base())
                                        .append("commission", part.commission()))
                                .toList())
                .append("accruedAt", event.occurredAt())
                .append("programmeVersion", event.programmeVersion()));
    }

    private static void forgo(CommissionForgone event, ViewChanges changes) {
        commission(event, event.orderId(), changes, line -> line.append("level", event.level())
                .append("state", "FORGONE")
                .append("commission", 0L)
                .append("left", 0L)
                .append("refunded", 0L)
                .append("reason", event.reason())
                .append("accruedAt", event.occurredAt()));
    }

    private static void commission(Event event, OrderId order, ViewChanges changes, Consumer<Document> change) {
        String key = DistributorViews.key(String.valueOf(event.customerId()), order.value());
        changes.update(DistributorViews.COMMISSIONS, key, line -> {
            line.append("orderId", order.value()).append("recordedAt", changes.recordedAt());
            change.accept(line);
        });
    }

    private static void withdrawal(
            Event event,
            WithdrawalId id,
            String state,
            @Nullable String transferId,
            @Nullable String reason,
            ViewChanges changes,
            Consumer<Document> change) {
        String key = DistributorViews.key(String.valueOf(event.customerId()), id.value());
        changes.update(DistributorViews.WITHDRAWALS, key, line -> {
            line.append("withdrawalId", id.value())
                    .append("state", state)
                    .append("changedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt());
            if (transferId != null) line.append("transferId", transferId);
            if (reason != null) line.append("reason", reason);
            change.accept(line);
        });
    }
}
