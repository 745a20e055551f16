package dev.pondkeeper.query.distributor;

import dev.pondkeeper.kernel.distributor.DistributorEvent;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightJoined;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightParted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorRankChanged;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.DistributorEvent.TaskProgressed;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletEvent;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One document per distributor, one per commission and one per withdrawal. */
@Component
@ProcessingGroup(DistributorViews.NAME)
final class DistributorProjection implements Projection {

    @Override
    public View view() {
        return View.of(
                DistributorViews.NAME,
                DistributorViews.DISTRIBUTORS,
                DistributorViews.COMMISSIONS,
                DistributorViews.WITHDRAWALS);
    }

    @EventHandler
    void on(DistributorEvent event, ViewChanges changes) {
        update(event.customerId().value(), changes, distributor -> {
            if (event instanceof DistributionRightGranted granted) {
                state(distributor, "ACTIVE", granted.reason())
                        .append("way", granted.way())
                        .append("rank", granted.rank())
                        .append("grantedAt", granted.occurredAt());
            }
            if (event instanceof DistributorSuspended suspended) state(distributor, "SUSPENDED", suspended.reason());
            if (event instanceof DistributorReinstated) state(distributor, "ACTIVE", null);
            if (event instanceof DistributionRightRevoked revoked) state(distributor, "REVOKED", revoked.reason());
            if (event instanceof DistributionRightJoined joined) joined(distributor, joined);
            if (event instanceof DistributionRightParted parted) parted(distributor, parted);
            if (event instanceof DistributorRankChanged ranked) distributor.append("rank", ranked.rank());
            if (event instanceof TaskProgressed progressed) {
                distributor.append(
                        "task",
                        new Document("checkInDays", progressed.checkInDays())
                                .append("netSpend", progressed.netSpend().amount())
                                .append("currency", progressed.netSpend().currency()));
            }
        });
        CommissionLedger.apply(event, changes);
    }

    @EventHandler
    void on(WalletEvent event, ViewChanges changes) {
        update(event.customerId().value(), changes, distributor -> {
            Document wallets = distributor.get("wallets", new Document());
            wallets.append(event.wallet().currency(), wallet(event.wallet()));
            distributor.append("wallets", wallets);
            if (event instanceof CommissionAccrued accrued) distributor.append("netSales", accrued.netSales());
            if (event instanceof CommissionReversed reversed) distributor.append("netSales", reversed.netSales());
        });
        CommissionLedger.apply(event, changes);
    }

    private static void update(String customerId, ViewChanges changes, Consumer<Document> change) {
        changes.update(DistributorViews.DISTRIBUTORS, customerId, distributor -> {
            distributor.append("recordedAt", changes.recordedAt()).append("version", changes.sequence());
            change.accept(distributor);
        });
    }

    private static Document state(Document distributor, String state, @Nullable String reason) {
        distributor.append("state", state);
        if (reason == null) distributor.remove("reason");
        else distributor.append("reason", reason);
        return distributor;
    }

    private static void joined(Document distributor, DistributionRightJoined event) {
        if (!distributor.containsKey("grantedAt")) distributor.append("grantedAt", event.occurredAt());
        moved(distributor, event.standing(), "merged")
                .append("way", event.way())
                .append("rank", event.rank());
    }

    private static void parted(Document distributor, DistributionRightParted event) {
        moved(distributor, event.standing(), "unmerged").append("way", event.way());
        if (event.way() == null) List.of("rank", "grantedAt").forEach(distributor::remove);
    }

    /** A reason that is there stands as long as the state does. */
    private static Document moved(Document distributor, String to, String reason) {
        return to.equals(distributor.get("state", "NO_RIGHT")) ? distributor : state(distributor, to, reason);
    }

    private static Document wallet(WalletBalances wallet) {
        return new Document("pending", wallet.pending())
                .append("settled", wallet.settled())
                .append("clawedBack", wallet.clawedBack())
                .append("withdrawable", wallet.withdrawable())
                .append("inWithdrawal", wallet.inWithdrawal())
                .append("paidOut", wallet.paidOut())
                .append("owed", wallet.owed());
    }
}
