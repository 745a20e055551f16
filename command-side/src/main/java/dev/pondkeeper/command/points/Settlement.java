package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What has fallen due on an account, in the order in which it did: lots that become active, holds that time out, lots that end
 * (DOMAIN.md §2, PointsAccount). At one instant they come in that order.
 */
final class Settlement {

    /** So many lots one decision brings up to date; the next one goes on where it stopped. */
    static final int MOST_LOTS = 1_000;

    private final CustomerId customer;
    private final AccountState state;
    private final Instant recordedAt;

    Settlement(CustomerId customer, AccountState state, Instant recordedAt) {
        this.customer = customer;
        this.state = state;
        this.recordedAt = recordedAt;
    }

    /** What fell due first; null if nothing has. */
    @Nullable
    PointsEvent next(int mostLots) {
        Instant activation = state.lots().nextActivation();
        Instant end = state.lots().nextEnd();
        Instant ended = end == null ? null : end.plusMillis(1);
        Hold hold = StreamSupport.stream(state.holds().spliterator(), false)
                .min(Comparator.comparing(Hold::timesOutAt)
                        .thenComparing(each -> each.holdId().value()))
                .orElse(null);
        Instant timeOut = hold == null ? null : hold.timesOutAt();
        if (activation != null && isDue(activation) && isFirst(activation, timeOut) && isFirst(activation, ended)) {
            return activated(activation, mostLots);
        }
        if (hold != null && isDue(timeOut) && isFirst(timeOut, ended)) return timedOut(hold);
        return end != null && recordedAt.isAfter(end) ? expired(end, mostLots) : null;
    }

    private boolean isDue(@Nullable Instant moment) {
        return moment != null && !moment.isAfter(recordedAt);
    }

    private static boolean isFirst(@Nullable Instant moment, @Nullable Instant other) {
        return moment != null && (other == null || !moment.isAfter(other));
    }

    private PointsEvent activated(Instant moment, int mostLots) {
        List<Allocation> lots = new ArrayList<>();
        for (Iterator<Lot> each = state.lots().pendingInOrder(); each.hasNext() && lots.size() < mostLots; ) {
            Lot lot = each.next();
            if (!lot.activatesAt().equals(moment)) break;
            lots.add(new Allocation(lot.lotId(), lot.left()));
        }
        long points = RedemptionPolicy.total(lots);
        return new PointsActivated(customer, lots, points, state.balances().activate(points), moment);
    }

    private PointsEvent expired(Instant end, int mostLots) {
        List<Allocation> lots = new ArrayList<>();
        for (Iterator<Lot> each = state.lots().inOrder(); each.hasNext() && lots.size() < mostLots; ) {
            Lot lot = each.next();
            if (!end.equals(lot.expiresAt())) break;
            lots.add(new Allocation(lot.lotId(), lot.left()));
        }
        long points = RedemptionPolicy.total(lots);
        return new PointsExpired(customer, lots, points, state.balances().expire(points), end.plusMillis(1));
    }

    private PointsEvent timedOut(Hold hold) {
        Freed freed = freed(hold, hold.timesOutAt());
        return new HoldTimedOut(
                customer,
                hold.holdId(),
                hold.points(),
                freed.all(),
                freed.expired(),
                freed.repaid(),
                freed.balances(),
                hold.timesOutAt());
    }

    /** What is left of a hold is free at that moment. */
    PointsEvent released(HoldId holdId, Hold hold, Instant occurredAt) {
        Freed freed = freed(hold, recordedAt);
        return new HoldReleased(
                customer,
                holdId,
                hold.points(),
                freed.all(),
                freed.expired(),
                freed.repaid(),
                freed.balances(),
                occurredAt);
    }

    private record Freed(
            List<Allocation> all, List<Allocation> expired, List<Allocation> repaid, PointsBalances balances) {}

    private Freed freed(Hold hold, Instant at) {
        List<Allocation> all = new ArrayList<>();
        List<Allocation> expired = new ArrayList<>();
        List<Lot> usable = new ArrayList<>();
        for (Lot part : hold.parts()) {
            Allocation allocation = new Allocation(part.lotId(), part.left());
            all.add(allocation);
            if (state.lots().ending(part).endedBy(at)) expired.add(allocation);
            else usable.add(part);
        }
        long lapsed = RedemptionPolicy.total(expired);
        PointsBalances before = state.balances();
        List<Allocation> repaid = RedemptionPolicy.outOf(usable.iterator(), before.owed());
        long back = RedemptionPolicy.total(repaid);
        PointsBalances after = before.lapse(lapsed)
                .release(hold.points() - lapsed)
                .reverse(back)
                .settleOwed(back);
        return new Freed(all, expired, repaid, after);
    }
}
