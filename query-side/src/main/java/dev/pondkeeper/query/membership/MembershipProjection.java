package dev.pondkeeper.query.membership;

import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** One document per member: the latest term. */
@Component
@ProcessingGroup(MembershipViews.NAME)
final class MembershipProjection implements Projection {

    @Override
    public View view() {
        return View.of(MembershipViews.NAME, MembershipViews.MEMBERSHIPS);
    }

    @EventHandler
    void on(MemberEnrolled event, ViewChanges changes) {
        changes.update(
                MembershipViews.MEMBERSHIPS, event.customerId().value(), member -> member.append("plan", event.plan())
                        .append("termNo", event.termNo())
                        .append("state", event.state())
                        .append("startsAt", event.startsAt())
                        .append("endsAt", event.endsAt())
                        .append("programmeVersion", event.programmeVersion())
                        .append("enrolledAt", event.occurredAt())
                        .append("recordedAt", changes.recordedAt())
                        .append("version", changes.sequence()));
    }
}
