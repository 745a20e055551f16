package dev.pondkeeper.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferralAtRegistration;
import dev.pondkeeper.kernel.referral.ReferralCommand.InviteReferee;
import dev.pondkeeper.kernel.referral.ReferralCommand.QualifyReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RejectReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralCommand.RewardReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.UnbindReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.RefereeInvited;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One referee (被推荐人) and who brought them: at most one live referrer, ever rewarded once. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class DistributionReferral {

    private static final String TAKEN_OVER = "taken-over";

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable ReferralBound live;
    private @Nullable Ended ended;
    private @Nullable CustomerId invitedBy;
    private @Nullable ReferralRejected lastRejection;

    @AggregateMember
    private final Reward reward = new Reward();

    /** The edge that ended last. */
    private record Ended(ReferralBound edge, String reason, Instant at) {}

    DistributionReferral() {} // Axon rebuilds the referral from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(InviteReferee command, BindingPolicy policy) {
        CustomerId referrer = command.referrerId();
        if (referrer.equals(invitedBy) || isLive(referrer)) return;
        policy.checkInvited(command.refereeId());
        policy.checkReferrer(command.refereeId(), referrer);
        if (live != null) throw new ReferralAlreadyBound(command.refereeId());
        apply(new RefereeInvited(command.refereeId(), referrer, command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BindReferral command, BindingPolicy policy, ReferralTrees trees) {
        if (isLive(command.referrerId())) return;
        policy.checkCallerMayBind(command.refereeId());
        bind(command.refereeId(), command.referrerId(), command.happenedAt(), policy, trees);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BindReferralAtRegistration command, BindingPolicy policy, ReferralTrees trees) {
        if (isLive(command.referrerId())) return;
        try {
            bind(command.refereeId(), command.referrerId(), command.happenedAt(), policy, trees);
        } catch (Refusal refusal) { // an event, not an exception: a registration has nobody to hear of it
            reject(command, refusal.slug());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(UnbindReferral command, KnownCustomers customers, ReferralTrees trees) {
        customers.requireForRecord(command.refereeId());
        if (live == null && stream != null && invitedBy == null && lastRejection == null) return;
        if (live == null) throw new ReferralNotBound(command.refereeId());
        end(command.reason(), command.happenedAt(), trees);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(QualifyReferral command, KnownCustomers customers) {
        customers.requireForRecord(command.refereeId());
        reward.qualify(command.refereeId(), referrerFor(command.refereeId()), command.orderId(), command.happenedAt());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RewardReferral command, CurrentProgramme programme, Referrers referrers, KnownCustomers customers) {
        customers.requireForRecord(command.refereeId());
        CustomerId referrer = referrerFor(command.refereeId());
        reward.reward(
                command,
                referrer,
                programme.get(),
                (day, atMost) -> referrers.countReward(
                        customers.survivorOf(referrer), command.refereeId(), day, atMost, command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevokeReferralReward command) {
        reward.revoke(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RejectReferral command, KnownCustomers customers) {
        customers.requireForRecord(command.refereeId());
        reward.reject(command, referrerFor(command.refereeId()));
    }

    /** Ends the edge inside another command's commit; the caller records it in the trees. */
    void dissolve(String reason, Instant occurredAt) {
        ReferralBound ending = live;
        if (ending != null) {
            apply(new ReferralUnbound(ending.refereeId(), ending.referrerId(), reason, occurredAt));
        }
    }

    /** Takes on a binding inside another command's commit; the caller records it in the trees. */
    void inherit(ReferralBound binding) {
        apply(binding);
    }

    @Nullable
    ReferralBound live() {
        return live;
    }

    /** The edge that ended for that reason at that business time; null if another one ended last. */
    @Nullable
    ReferralBound endedBy(String reason, Instant at) {
        Ended last = ended;
        return last != null && last.reason().equals(reason) && last.at().equals(at) ? last.edge() : null;
    }

    private void bind(CustomerId referee, CustomerId referrer, Instant at, BindingPolicy policy, ReferralTrees trees) {
        ReferralBound bound = policy.bind(referee, referrer, at, live);
        trees.bind(referee, referrer, at);
        dissolve(TAKEN_OVER, at);
        apply(bound);
    }

    private void end(String reason, Instant at, ReferralTrees trees) {
        ReferralBound ending = live;
        if (ending == null) return;
        trees.unbind(ending.refereeId(), at);
        dissolve(reason, at);
    }

    private void reject(BindReferralAtRegistration command, String reason) {
        ReferralRejected rejected = new ReferralRejected(
                command.refereeId(), command.referrerId(), null, reason, false, command.happenedAt());
        if (!rejected.equals(lastRejection)) apply(rejected);
    }

    private boolean isLive(CustomerId referrer) {
        return live != null && live.referrerId().equals(referrer);
    }

    private CustomerId referrerFor(CustomerId referee) {
        if (live == null) throw new ReferralNotBound(referee);
        return live.referrerId();
    }

    @EventSourcingHandler
    void on(RefereeInvited event) {
        stream = streamOf(event.refereeId());
        invitedBy = event.referrerId();
    }

    @EventSourcingHandler
    void on(ReferralBound event) {
        stream = streamOf(event.refereeId());
        live = event;
        invitedBy = null;
        lastRejection = null;
    }

    @EventSourcingHandler
    void on(ReferralUnbound event) {
        if (live != null) ended = new Ended(live, event.reason(), event.occurredAt());
        live = null;
    }

    @EventSourcingHandler
    void on(ReferralRejected event) {
        stream = streamOf(event.refereeId());
        if (event.orderId() == null) lastRejection = event;
    }

    static StreamId streamOf(CustomerId referee) {
        return new StreamId("referral", referee.value());
    }
}
