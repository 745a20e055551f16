package dev.pondkeeper.query.campaign;

import static dev.pondkeeper.query.campaign.Entries.put;

import dev.pondkeeper.kernel.touch.TouchEvent;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallClaimed;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallReleased;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchDelivered;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.BiConsumer;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;

/** What became of the touches that runs asked for. What was said on a call is personal and stays out of it. */
abstract class RunTouches extends RunCoupons {

    @EventHandler
    void on(TouchRequested event, ViewChanges changes) {
        touch(event, "REQUESTED", changes, (touch, entry) -> put(entry, "channel", event.channel()));
    }

    @EventHandler
    void on(TouchSuppressed event, ViewChanges changes) {
        touch(event, "SUPPRESSED", changes, (touch, entry) -> {
            touch.append("reason", event.reason());
            entry.append("reason", event.reason());
            put(entry, "channel", event.channel());
        });
    }

    @EventHandler
    void on(TouchScheduled event, ViewChanges changes) {
        touch(event, "WAITING", changes, (touch, entry) -> entry.append("channel", event.channel())
                .append("waitsUntil", event.until())
                .append("reason", event.reason()));
    }

    @EventHandler
    void on(TouchApproved event, ViewChanges changes) {
        touch(event, "APPROVED", changes, (touch, entry) -> entry.append("channel", event.channel()));
    }

    @EventHandler
    void on(TouchCancelled event, ViewChanges changes) {
        touch(event, "CANCELLED", changes, (touch, entry) -> entry.append("reason", event.reason()));
    }

    @EventHandler
    void on(TouchSent event, ViewChanges changes) {
        touch(event, "SENT", changes, (touch, entry) -> {
            touch.append("sent", true);
            entry.append("channel", event.channel());
        });
    }

    @EventHandler
    void on(TouchDelivered event, ViewChanges changes) {
        touch(event, "DELIVERED", changes, (touch, entry) -> entry.append("channel", event.channel()));
    }

    @EventHandler
    void on(TouchFailed event, ViewChanges changes) {
        touch(event, "FAILED", changes, (touch, entry) -> entry.append("channel", event.channel())
                .append("reason", event.reason()));
    }

    @EventHandler
    void on(StaffCallOpened event, ViewChanges changes) {
        touch(event, "OPEN", changes, (touch, entry) -> entry.append("waitsUntil", event.dueAt()));
    }

    @EventHandler
    void on(StaffCallClaimed event, ViewChanges changes) {
        touch(
                event,
                "CLAIMED",
                changes,
                (touch, entry) -> entry.append("staffId", event.staffId().value()));
    }

    @EventHandler
    void on(StaffCallReleased event, ViewChanges changes) {
        touch(
                event,
                "OPEN",
                changes,
                (touch, entry) -> entry.append("staffId", event.staffId().value()));
    }

    @EventHandler
    void on(StaffCallCompleted event, ViewChanges changes) {
        touch(event, "DONE", changes, (touch, entry) -> entry.append(
                        "staffId", event.staffId().value())
                .append("outcome", event.outcome()));
    }

    @EventHandler
    void on(StaffCallOverdue event, ViewChanges changes) {
        touch(event, "OVERDUE", changes, (touch, entry) -> {});
    }

    private static void touch(
            TouchEvent event, String state, ViewChanges changes, BiConsumer<Document, Document> telling) {
        String id = event.touchId().value();
        changes.updateBy(CampaignViews.POINTERS, CampaignViews.touch(id), CampaignViews.RUNS, run -> {
            Document touch = RunDocument.part(run, RunDocument.TOUCHES, id).append(RunDocument.STATE, state);
            touch.remove("reason");
            Document entry = Entries.entry(event, changes);
            telling.accept(touch, entry);
            Entries.add(touch, entry);
        });
    }
}
