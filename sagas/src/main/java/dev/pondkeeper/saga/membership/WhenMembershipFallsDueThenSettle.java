package dev.pondkeeper.saga.membership;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.saga.DueCommands;
import dev.pondkeeper.saga.DueTimes;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Terms begin and end, grace runs out and tiers are evaluated, on time and by themselves (DOMAIN.md §2, Membership; §3,
 * policies). Growth value that leaves its window moves nobody before the evaluation does, so it has no due time of its own.
 */
@Component
@ProcessingGroup(DueTimes.GROUP)
class WhenMembershipFallsDueThenSettle {

    static final String POLICY = "membership-due";

    @EventHandler
    void on(MemberEnrolled event, EventMessage<?> message, DueCommands commands) {
        DueTimes times = timesOf(event, message, commands);
        times.later(event.startsAt());
        times.later(event.endsAt());
    }

    @EventHandler
    void on(MembershipRenewed event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(event.endsAt());
    }

    @EventHandler
    void on(MembershipExtended event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(event.endsAt());
    }

    @EventHandler
    void on(MembershipGraceEntered event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(event.graceEndsAt());
    }

    @EventHandler
    void on(TierChanged event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(event.evaluateAt());
    }

    @EventHandler
    void on(TierEvaluated event, EventMessage<?> message, DueCommands commands) {
        timesOf(event, message, commands).later(event.graceUntil() == null ? event.evaluateAt() : event.graceUntil());
    }

    private static DueTimes timesOf(MembershipEvent event, EventMessage<?> message, DueCommands commands) {
        return new DueTimes(
                POLICY,
                new StreamId("membership", event.customerId().value()),
                message,
                due -> new SettleMembership(event.customerId(), due),
                commands);
    }
}
