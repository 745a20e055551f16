package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Distributors as a test wants them. */
final class KnownReferrers implements Referrers {

    final Map<CustomerId, Standing> standings = new HashMap<>();
    final Map<LocalDate, Integer> rewarded = new HashMap<>();

    @Override
    public Standing standingOf(CustomerId referrer) {
        return standings.getOrDefault(referrer, Standing.NO_RIGHT);
    }

    @Override
    public boolean countReward(CustomerId referrer, CustomerId referee, LocalDate day, int atMost, Instant occurredAt) {
        if (rewarded.getOrDefault(day, 0) >= atMost) return false;
        rewarded.merge(day, 1, Integer::sum);
        return true;
    }
}
