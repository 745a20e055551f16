package dev.pondkeeper.command.points;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an account remembers of its events, in a form that a snapshot can carry: open lots and holds as they are, everything
 * that is over only by its digest.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class AccountState {

    private PointsBalances balances = PointsBalances.ZERO;
    private Lots lots = new Lots();
    private Map<String, Hold> holds = new HashMap<>();

    /** Under the name of a lot, a hold, a transfer or an adjustment: its points. */
    private Register seen = new Register(1);

    private Redemptions redemptions = new Redemptions();
    private OrderFacts orders = new OrderFacts();
    private boolean frozen;
    private @Nullable Merge mergedInto;
    private Map<String, Long> owedThroughMerges = new HashMap<>();
    private List<CustomerId> mergedFrom = new ArrayList<>();

    /** Where a merge has moved everything to. */
    record Merge(CustomerId into, String mergeId) {}

    PointsBalances balances() {
        return balances;
    }

    Lots lots() {
        return lots;
    }

    Redemptions redemptions() {
        return redemptions;
    }

    OrderFacts orders() {
        return orders;
    }

    boolean frozen() {
        return frozen;
    }

    @Nullable
    Merge mergedInto() {
        return mergedInto;
    }

    /** The customers whose accounts live on in this one: what is over there is remembered there. */
    List<CustomerId> mergedFrom() {
        return List.copyOf(mergedFrom);
    }

    /** So much was owed by a customer whom that merge joined to this one. */
    long owedThrough(String mergeId) {
        return owedThroughMerges.getOrDefault(mergeId, 0L);
    }

    /** The hold, if it is open. */
    @Nullable
    Hold hold(HoldId holdId) {
        return holds.get(holdId.value());
    }

    Iterable<Hold> holds() {
        return holds.values();
    }

    /** @return the points recorded under that name, or null if there are none */
    @Nullable
    Long recorded(String name) {
        int row = seen.find(name);
        return row < 0 ? null : (Long) seen.get(row, 0);
    }

    void on(PointsEvent event) {
        Evolution.of(this, event);
        balances = event.balances();
    }

    void remember(String name, long points) {
        if (seen.find(name) < 0) seen.add(name, points);
    }

    /** So many points of an earning's lot have expired unused. */
    long lapsedOf(String lotId) {
        Long lapsed = recorded(lapsedName(lotId));
        return lapsed == null ? 0 : lapsed;
    }

    private static String lapsedName(String lotId) {
        return "lapsed:" + lotId;
    }

    void freeze(boolean stop) {
        frozen = stop;
    }

    /** @return what was taken of each lot, in place of what is left */
    List<Lot> take(List<Allocation> allocations) {
        List<Lot> taken = new ArrayList<>();
        for (Allocation each : allocations) {
            Lot lot = lots.find(each.lotId());
            if (lot == null) continue;
            taken.add(lot.holding(each.points()));
            lots.take(each.lotId(), each.points());
        }
        return taken;
    }

    void open(List<IssuedLot> issued) {
        for (IssuedLot lot : issued) {
            lots.add(new Lot(lot.lotId(), lot.points(), lot.activatesAt(), lot.expiresAt(), lot.pending(), false));
            remember(lot.lotId(), lot.points());
        }
    }

    /** Puts points back whose lots may have been forgotten since. */
    void putBack(List<Lot> parts, List<Allocation> back) {
        for (Allocation each : back) {
            parts.stream()
                    .filter(part -> part.lotId().equals(each.lotId()))
                    .findFirst()
                    .ifPresent(part -> lots.add(part.holding(each.points())));
        }
    }

    void redeemed(RedemptionId redemption, long points, List<Lot> taken) {
        redemptions.add(redemption, points, taken);
    }

    void hold(HoldId holdId, Instant timesOutAt, List<Lot> taken) {
        long points = taken.stream().mapToLong(Lot::left).sum();
        holds.put(holdId.value(), new Hold(holdId, timesOutAt, taken));
        remember("hold:" + holdId, points);
    }

    /** @return what was taken out of the hold */
    List<Lot> takeHeld(HoldId holdId, List<Allocation> allocations) {
        Hold hold = holds.get(holdId.value());
        if (hold == null) return List.of();
        Hold rest = hold.without(allocations);
        if (rest.parts().isEmpty()) holds.remove(holdId.value());
        else holds.put(holdId.value(), rest);
        return hold.parts();
    }

    void lapse(List<Allocation> ended) {
        for (Allocation each : ended) {
            String order = LotNames.orderOf(each.lotId());
            if (order != null) orders.lapsed(order, each.points());
            else if (LotNames.isOfEarning(each.lotId())) remember(lapsedName(each.lotId()), each.points());
        }
    }

    void movedOut(PointsMovedOut event) {
        take(event.lots());
        event.holds().forEach(hold -> holds.remove(hold.holdId().value()));
        if (event.move().equals(Moves.UNMERGE)) {
            owedThroughMerges.remove(event.mergeId());
            mergedFrom.remove(event.toCustomerId());
        }
        if (event.move().equals(Moves.MERGE)) mergedInto = new Merge(event.toCustomerId(), event.mergeId());
    }

    void movedIn(PointsMovedIn event) {
        open(event.lots());
        for (MovedHold hold : event.holds()) {
            List<Lot> parts = hold.lots().stream()
                    .map(part ->
                            new Lot(part.lotId(), part.points(), part.activatesAt(), part.expiresAt(), false, false))
                    .toList();
            hold(hold.holdId(), hold.timesOutAt(), parts);
        }
        take(event.repaid());
        if (event.move().equals(Moves.UNMERGE)) {
            mergedInto = null;
            return;
        }
        if (!mergedFrom.contains(event.fromCustomerId())) mergedFrom.add(event.fromCustomerId());
        if (event.owed() > 0) owedThroughMerges.merge(event.mergeId(), event.owed(), Long::sum);
    }
}
