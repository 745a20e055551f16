package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.ReferralRewardCounted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** How many referrals of one referrer were rewarded on each of the latest days (DOMAIN.md §4). */
class RewardDays {

    private static final int DAYS_KEPT = 400;

    private final TreeMap<LocalDate, Integer> rewarded = new TreeMap<>();

    boolean count(CustomerId referrer, CustomerId referee, LocalDate day, int atMost, Instant at) {
        int soFar = rewarded.getOrDefault(day, 0);
        if (soFar >= atMost) return false;
        apply(new ReferralRewardCounted(referrer, referee, day, soFar + 1, at));
        return true;
    }

    @EventSourcingHandler
    void on(ReferralRewardCounted event) {
        rewarded.put(event.day(), event.rewardedThatDay());
        if (rewarded.size() > DAYS_KEPT) rewarded.pollFirstEntry();
    }
}
