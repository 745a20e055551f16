package dev.pondkeeper.query.referral;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent;
import dev.pondkeeper.kernel.referral.ReferralEvent.RefereeInvited;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralQualified;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document for each pair of referee and referrer. */
@Component
@ProcessingGroup(ReferralViews.NAME)
final class ReferralProjection implements Projection {

    @Override
    public View view() {
        return View.of(ReferralViews.NAME, ReferralViews.EDGES);
    }

    @EventHandler
    void on(RefereeInvited event, ViewChanges changes) {
        update(event, event.referrerId(), "INVITED", changes, edge -> edge.append("live", false));
    }

    @EventHandler
    void on(ReferralBound event, ViewChanges changes) {
        update(event, event.referrerId(), "BOUND", changes, edge -> {
            edge.append("live", true)
                    .append("mode", event.mode())
                    .append("boundAt", event.occurredAt())
                    .append("programmeVersion", event.programmeVersion());
            if (event.protectedUntil() == null) edge.remove("protectedUntil");
            else edge.append("protectedUntil", event.protectedUntil());
        });
    }

    @EventHandler
    void on(ReferralUnbound event, ViewChanges changes) {
        update(event, event.referrerId(), "UNBOUND", changes, edge -> edge.append("live", false)
                .append("reason", event.reason()));
    }

    @EventHandler
    void on(ReferralQualified event, ViewChanges changes) {
        update(
                event,
                event.referrerId(),
                "QUALIFIED",
                changes,
                edge -> edge.append("orderId", event.orderId().value()));
    }

    @EventHandler
    void on(ReferralRewarded event, ViewChanges changes) {
        update(event, event.referrerId(), "REWARDED", changes, edge -> edge.append(
                        "orderId", event.orderId().value())
                .append("rewardedAt", event.occurredAt()));
    }

    @EventHandler
    void on(ReferralRewardRevoked event, ViewChanges changes) {
        update(
                event,
                event.referrerId(),
                "REWARDED",
                changes,
                edge -> edge.append("rewardRevokedAt", event.occurredAt()));
    }

    @EventHandler
    void on(ReferralRejected event, ViewChanges changes) {
        update(event, event.referrerId(), "REJECTED", changes, edge -> {
            edge.append("live", event.bound()).append("reason", event.reason());
            if (event.orderId() != null) edge.append("orderId", event.orderId().value());
        });
    }

    private static void update(
            ReferralEvent event, CustomerId referrer, String state, ViewChanges changes, Consumer<Document> change) {
        String refereeId = event.refereeId().value();
        String referrerId = referrer.value();
        changes.update(ReferralViews.EDGES, ReferralViews.key(refereeId, referrerId), edge -> {
            edge.append("refereeId", refereeId)
                    .append("referrerId", referrerId)
                    .append("state", state)
                    .append("changedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt());
            edge.remove("reason");
            change.accept(edge);
        });
    }
}
