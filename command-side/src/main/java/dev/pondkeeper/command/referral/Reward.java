package dev.pondkeeper.command.referral;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.referral.ReferralCommand.RejectReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralCommand.RewardReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralQualified;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRejected;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewardRevoked;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralRewarded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** What a referee's referral has earned both: at most one reward in a life, each order asked about once (DOMAIN.md §3.3). */
class Reward {

    static final String DAILY_CAP = "daily-referral-cap";

    private @Nullable OrderId qualifiedBy;
    private @Nullable ReferralRewarded rewarded;
    private boolean revoked;
    private final Set<OrderId> rejected = new HashSet<>();

    /** Counts one more reward of that day, unless there are as many as allowed. */
    @FunctionalInterface
    interface DailyCount {
        boolean takes(LocalDate day, int atMost);
    }

    void qualify(CustomerId referee, CustomerId referrer, OrderId order, Instant at) {
        if (order.equals(qualifiedBy) || rejected.contains(order)) return;
        if (rewarded != null) throw new ReferralAlreadyRewarded(referee);
        apply(new ReferralQualified(referee, referrer, order, at));
    }

    void reward(RewardReferral command, CustomerId referrer, Programme programme, DailyCount count) {
        OrderId order = command.orderId();
        CustomerId referee = command.refereeId();
        if (isFor(order) || rejected.contains(order)) return;
        if (rewarded != null) throw new ReferralAlreadyRewarded(referee);
        if (!order.equals(qualifiedBy)) throw new ReferralNotQualified(referee, order);
        ReferralRules rules = programme.referral();
        LocalDate day = LocalDate.ofInstant(command.happenedAt(), programme.zone());
        if (!count.takes(day, rules.dailyRewards())) {
            apply(new ReferralRejected(referee, referrer, order, DAILY_CAP, true, command.happenedAt()));
            return;
        }
        apply(new ReferralRewarded(
                referee,
                referrer,
                order,
                rules.referrerPoints(),
                rules.refereePercent(),
                rules.refereeCouponDays(),
                programme.version(),
                command.happenedAt()));
    }

    /** Nothing happens where that order was not rewarded, or was revoked before. */
    void revoke(RevokeReferralReward command) {
        ReferralRewarded given = rewarded;
        if (given == null || revoked || !isFor(command.orderId())) return;
        apply(new ReferralRewardRevoked(
                given.refereeId(),
                given.referrerId(),
                given.orderId(),
                given.referrerPoints(),
                given.refereePercent(),
                command.happenedAt()));
    }

    private boolean isFor(OrderId order) {
        return rewarded != null && rewarded.orderId().equals(order);
    }

    void reject(RejectReferral command, CustomerId referrer) {
        if (rejected.contains(command.orderId())) return;
        if (isFor(command.orderId())) throw new ReferralAlreadyRewarded(command.refereeId());
        apply(new ReferralRejected(
                command.refereeId(), referrer, command.orderId(), command.reason(), true, command.happenedAt()));
    }

    @EventSourcingHandler
    void on(ReferralQualified event) {
        qualifiedBy = event.orderId();
    }

    @EventSourcingHandler
    void on(ReferralRewarded event) {
        rewarded = event;
    }

    @EventSourcingHandler
    void on(ReferralRewardRevoked event) {
        revoked = true;
    }

    @EventSourcingHandler
    void on(ReferralRejected event) {
        if (event.orderId() != null) rejected.add(event.orderId());
    }
}
