package dev.pondkeeper.query.membership;

import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.View;
import dev.pondkeeper.query.view.ViewChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** One document per customer with a term or growth value: the term, the terms that follow it, growth value and tier. */
@Component
@ProcessingGroup(MembershipViews.NAME)
final class MembershipProjection implements Projection {

    private static final Set<String> RUNNING = Set.of("PENDING", "ACTIVE", "GRACE");

    @Override
    public View view() {
        return View.of(MembershipViews.NAME, MembershipViews.MEMBERSHIPS);
    }

    @EventHandler
    void on(MemberEnrolled event, ViewChanges changes) {
        update(event, changes, member -> {
            Document term = new Document("termNo", event.termNo())
                    .append("plan", event.plan())
                    .append("startsAt", event.startsAt())
                    .append("endsAt", event.endsAt());
            List<Document> upcoming = upcoming(member);
            boolean follows = event.state().equals("PENDING") && RUNNING.contains(member.get("state", "NONE"));
            if (follows || !upcoming.isEmpty()) {
                upcoming.add(term);
                member.append("upcoming", upcoming);
                return;
            }
            member.putAll(term);
            member.remove("graceEndsAt");
            member.append("state", event.state())
                    .append("programmeVersion", event.programmeVersion())
                    .append("enrolledAt", event.occurredAt());
        });
    }

    @EventHandler
    void on(MembershipActivated event, ViewChanges changes) {
        update(event, changes, member -> {
            List<Document> upcoming = upcoming(member);
            upcoming.removeIf(next -> next.getInteger("termNo") == event.termNo());
            member.append("upcoming", upcoming)
                    .append("state", "ACTIVE")
                    .append("termNo", event.termNo())
                    .append("plan", event.plan())
                    .append("startsAt", event.startsAt())
                    .append("endsAt", event.endsAt());
            member.remove("graceEndsAt");
        });
    }

    @EventHandler
    void on(MembershipGraceEntered event, ViewChanges changes) {
        update(event, changes, member -> member.append("state", "GRACE").append("graceEndsAt", event.graceEndsAt()));
    }

    @EventHandler
    void on(MembershipLapsed event, ViewChanges changes) {
        update(event, changes, member -> member.append("state", "LAPSED"));
    }

    @EventHandler
    void on(MembershipRenewed event, ViewChanges changes) {
        update(event, changes, member -> {
            member.append("state", event.state())
                    .append("termNo", event.termNo())
                    .append("endsAt", event.endsAt());
            member.remove("graceEndsAt");
        });
    }

    @EventHandler
    void on(MembershipExtended event, ViewChanges changes) {
        update(event, changes, member -> {
            member.append("state", event.state()).append("endsAt", event.endsAt());
            member.remove("graceEndsAt");
        });
    }

    @EventHandler
    void on(MembershipCancelled event, ViewChanges changes) {
        update(event, changes, member -> {
            member.append("state", "CANCELLED").append("endsAt", event.endsAt()).append("upcoming", List.of());
            member.remove("graceEndsAt");
        });
    }

    @EventHandler
    void on(GrowthAdded event, ViewChanges changes) {
        update(event, changes, member -> member.append("growthValue", event.growthValue()));
    }

    @EventHandler
    void on(GrowthReduced event, ViewChanges changes) {
        update(event, changes, member -> member.append("growthValue", event.growthValue()));
    }

    @EventHandler
    void on(TierSet event, ViewChanges changes) {
        update(event, changes, member -> member.append("floor", floor(event.tier(), event.until())));
    }

    @EventHandler
    void on(TierChanged event, ViewChanges changes) {
        update(event, changes, member -> member.append("tier", event.to())
                .append("tierSince", event.occurredAt())
                .append("evaluateAt", event.evaluateAt())
                .append("fallsAt", null));
    }

    @EventHandler
    void on(TierEvaluated event, ViewChanges changes) {
        update(event, changes, member -> member.append("growthValue", event.growthValue())
                .append("evaluateAt", event.evaluateAt())
                .append("fallsAt", event.graceUntil()));
    }

    @EventHandler
    void on(MembershipJoined event, ViewChanges changes) {
        update(event, changes, member -> member.append("growthValue", event.growthValue()));
    }

    @EventHandler
    void on(MembershipParted event, ViewChanges changes) {
        TierFloor floor = event.floor();
        update(event, changes, member -> member.append("growthValue", event.growthValue())
                .append("evaluateAt", event.evaluateAt())
                .append("floor", floor == null ? null : floor(floor.tier(), floor.until())));
    }

    @EventHandler
    void on(MembershipReturned event, ViewChanges changes) {
        update(event, changes, member -> member.append("growthValue", event.growthValue()));
    }

    private static Document floor(String tier, Instant until) {
        return new Document("tier", tier).append("until", until);
    }

    private static void update(MembershipEvent event, ViewChanges changes, Consumer<Document> change) {
        changes.update(MembershipViews.MEMBERSHIPS, event.customerId().value(), member -> {
            change.accept(member);
            member.append("recordedAt", changes.recordedAt()).append("version", changes.sequence());
        });
    }

    private static List<Document> upcoming(Document member) {
        return new ArrayList<>(member.getList("upcoming", Document.class, List.of()));
    }
}
