package dev.pondkeeper.query.touch;

import dev.pondkeeper.kernel.touch.ContactEvent.ContactCounted;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactDiscounted;
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
import dev.pondkeeper.query.view.Listing;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One document per touch. What its text was filled with and what was said on a call is personal and stays out of it. */
@Component
@ProcessingGroup(TouchViews.NAME)
final class TouchProjection implements Projection {

    private static final String STATE = "state";

    @Override
    public View view() {
        return View.of(TouchViews.NAME, TouchViews.TOUCHES);
    }

    @EventHandler
    void on(TouchRequested event, ViewChanges changes) {
        touch(event, changes, touch -> {
            touch.append(
                            Listing.KEY,
                            Listing.key(event.occurredAt(), event.touchId().value()))
                    .append("customerId", event.customerId().value())
                    .append("purpose", event.purpose())
                    .append("occasion", event.occasion())
                    .append("template", event.template())
                    .append(STATE, "REQUESTED")
                    .append("counted", false)
                    .append("requestedAt", event.occurredAt())
                    .append("recordedAt", changes.recordedAt());
            put(touch, "campaign", event.campaign());
            put(touch, "round", event.round());
        });
    }

    @EventHandler
    void on(TouchSuppressed event, ViewChanges changes) {
        touch(event, changes, touch -> {
            over(touch, "SUPPRESSED", event).append("reason", event.reason());
            put(touch, "channel", event.channel());
        });
    }

    @EventHandler
    void on(TouchScheduled event, ViewChanges changes) {
        touch(event, changes, touch -> touch.append(STATE, "WAITING")
                .append("channel", event.channel())
                .append("reason", event.reason())
                .append("waitsUntil", event.until()));
    }

    @EventHandler
    void on(TouchApproved event, ViewChanges changes) {
        touch(event, changes, touch -> {
            over(touch, "APPROVED", event).append("channel", event.channel());
            put(touch, "optOut", event.optOut());
        });
    }

    @EventHandler
    void on(TouchCancelled event, ViewChanges changes) {
        touch(event, changes, touch -> over(touch, "CANCELLED", event).append("reason", event.reason()));
    }

    @EventHandler
    void on(TouchSent event, ViewChanges changes) {
        touch(event, changes, touch -> {
            over(touch, "SENT", event).append("via", event.via()).append("sentAt", event.occurredAt());
            put(touch, "reference", event.reference());
        });
    }

    @EventHandler
    void on(TouchDelivered event, ViewChanges changes) {
        touch(event, changes, touch -> over(touch, "DELIVERED", event).append("deliveredAt", event.occurredAt()));
    }

    @EventHandler
    void on(TouchFailed event, ViewChanges changes) {
        touch(event, changes, touch -> over(touch, "FAILED", event).append("reason", event.reason()));
    }

    @EventHandler
    void on(ContactCounted event, ViewChanges changes) {
        changes.update(TouchViews.TOUCHES, event.touchId().value(), touch -> touch.append("counted", true));
    }

    @EventHandler
    void on(ContactDiscounted event, ViewChanges changes) {
        changes.update(TouchViews.TOUCHES, event.touchId().value(), touch -> touch.append("counted", false));
    }

    @EventHandler
    void on(StaffCallOpened event, ViewChanges changes) {
        touch(event, changes, call -> over(call, "OPEN", event)
                .append("openedAt", event.occurredAt())
                .append("dueAt", event.dueAt())
                .append(
                        TouchViews.DUE,
                        Listing.key(event.dueAt(), event.touchId().value())));
    }

    @EventHandler
    void on(StaffCallClaimed event, ViewChanges changes) {
        touch(event, changes, call -> over(call, "CLAIMED", event)
                .append("staffId", event.staffId().value())
                .append("claimedAt", event.occurredAt()));
    }

    @EventHandler
    void on(StaffCallReleased event, ViewChanges changes) {
        touch(event, changes, call -> {
            over(call, "OPEN", event).remove("staffId");
            call.remove("claimedAt");
        });
    }

    @EventHandler
    void on(StaffCallCompleted event, ViewChanges changes) {
        touch(event, changes, call -> over(call, "DONE", event)
                .append("staffId", event.staffId().value())
                .append("outcome", event.outcome())
                .append("completedAt", event.occurredAt()));
    }

    @EventHandler
    void on(StaffCallOverdue event, ViewChanges changes) {
        touch(event, changes, call -> over(call, "OVERDUE", event));
    }

    private static void touch(TouchEvent event, ViewChanges changes, Consumer<Document> change) {
        changes.update(TouchViews.TOUCHES, event.touchId().value(), touch -> {
            change.accept(touch);
            touch.append("version", changes.sequence());
        });
    }

    /** What is said of waiting is no longer so. */
    private static Document over(Document touch, String state, TouchEvent event) {
        touch.remove("waitsUntil");
        touch.remove("reason");
        return touch.append(STATE, state).append("changedAt", event.occurredAt());
    }

    private static void put(Document document, String field, @Nullable Object value) {
        if (value != null) document.append(field, value);
    }
}
