package dev.pondkeeper.command.points;

import dev.pondkeeper.command.points.AccountState.Merge;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.kernel.points.TransferId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** How lots go from one account to another. Each keeps its dates, and its name tells where it came from. */
final class Moves {

    /** Two customers are one. */
    static final String MERGE = "MERGE";

    /** They are two again. */
    static final String UNMERGE = "UNMERGE";

    private final Decision decision;
    private final AccountState state;

    Moves(Decision decision) {
        this.decision = decision;
        this.state = decision.state();
    }

    /** What leaves an account. */
    record Load(List<IssuedLot> lots, List<MovedHold> holds, long owed) {

        boolean isEmpty() {
            return lots.isEmpty() && holds.isEmpty() && owed == 0;
        }
    }

    List<IssuedLot> transferOut(TransferId transfer, CustomerId to, long points) {
        Spending spending = new Spending(decision);
        spending.refuseIfFrozen();
        List<Allocation> allocations = spending.allocate(points);
        List<IssuedLot> lots = new ArrayList<>();
        for (Allocation each : allocations) {
            Lot lot = state.lots().find(each.lotId());
            if (lot == null) throw new IllegalStateException("allocated from a lot that is not there");
            String name = LotNames.transferred(lot.lotId(), decision.customer(), transfer);
            lots.add(Evolution.issued(lot.holding(each.points()), name, lot.lotId()));
        }
        decision.record(new PointsTransferredOut(
                decision.customer(),
                transfer,
                to,
                points,
                allocations,
                state.balances().reverse(points),
                decision.happenedAt()));
        return lots;
    }

    void transferIn(TransferId transfer, CustomerId from, List<IssuedLot> lots) {
        new Spending(decision).refuseIfFrozen();
        long points = lots.stream().mapToLong(IssuedLot::points).sum();
        List<Allocation> repaid = RedemptionPolicy.outOf(
                lots.stream().map(Moves::asLot).iterator(), state.balances().owed());
        long taken = RedemptionPolicy.total(repaid);
        decision.record(new PointsTransferredIn(
                decision.customer(),
                transfer,
                from,
                points,
                lots,
                repaid,
                state.balances().issue(points).reverse(taken).settleOwed(taken),
                decision.happenedAt()));
    }

    /** Everything goes to the survivor but holds whose ids the survivor has used itself; those end here. */
    Load mergeInto(Merge merge, Predicate<HoldId> isFree) {
        List<Lot> lots = lots(lot -> true);
        List<Hold> holds = holds(hold -> isFree.test(hold.holdId()));
        Load load = load(lots, holds, state.balances().owed(), name -> LotNames.merged(name, merge.mergeId()));
        if (!load.isEmpty() || !merge.equals(state.mergedInto())) out(merge.mergeId(), merge.into(), MERGE, lots, load);
        return load;
    }

    /** What is left of a merge's lots and holds goes back, with as much of what came owed as is still owed. */
    Load unmergeTo(CustomerId from, String mergeId) {
        Predicate<Lot> moved = lot -> LotNames.isOfMerge(lot.lotId(), mergeId);
        List<Lot> lots = lots(moved);
        List<Hold> holds = holds(hold -> hold.parts().stream().allMatch(moved));
        long owed = Math.min(state.owedThrough(mergeId), state.balances().owed());
        Load load = load(lots, holds, owed, name -> LotNames.unmerged(name, mergeId));
        out(mergeId, from, UNMERGE, lots, load);
        return load;
    }

    void in(String mergeId, CustomerId from, String move, Load load) {
        List<Lot> candidates = new ArrayList<>();
        if (load.owed() > 0) {
            state.lots().pendingInOrder().forEachRemaining(candidates::add);
            state.lots().inOrder().forEachRemaining(candidates::add);
        }
        load.lots().forEach(lot -> candidates.add(asLot(lot)));
        PointsBalances after = state.balances().owe(load.owed());
        for (IssuedLot lot : load.lots()) {
            after = lot.pending() ? after.issuePending(lot.points()) : after.issue(lot.points());
        }
        for (MovedHold hold : load.holds()) after = after.issueHeld(sum(hold.lots()));
        List<Allocation> repaid = new ArrayList<>();
        for (Iterator<Lot> each = candidates.iterator(); each.hasNext() && after.owed() > 0; ) {
            Lot lot = each.next();
            long taken = Math.min(lot.left(), after.owed());
            repaid.add(new Allocation(lot.lotId(), taken));
            after = (lot.pending() ? after.reversePending(taken) : after.reverse(taken)).settleOwed(taken);
        }
        decision.record(new PointsMovedIn(
                decision.customer(),
                mergeId,
                from,
                move,
                load.lots(),
                load.holds(),
                load.owed(),
                repaid,
                after,
                decision.happenedAt()));
    }

    private void out(String mergeId, CustomerId to, String move, List<Lot> lots, Load load) {
        PointsBalances after = state.balances().settleOwed(load.owed());
        for (Lot lot : lots) {
            after = lot.pending() ? after.reversePending(lot.left()) : after.reverse(lot.left());
        }
        for (MovedHold hold : load.holds()) after = after.reverseHeld(sum(hold.lots()));
        decision.record(new PointsMovedOut(
                decision.customer(),
                mergeId,
                to,
                move,
                lots.stream()
                        .map(lot -> new Allocation(lot.lotId(), lot.left()))
                        .toList(),
                load.holds(),
                load.owed(),
                after,
                decision.happenedAt()));
    }

    private List<Lot> lots(Predicate<Lot> wanted) {
        List<Lot> found = new ArrayList<>();
        state.lots().inOrder().forEachRemaining(found::add);
        state.lots().pendingInOrder().forEachRemaining(found::add);
        found.removeIf(wanted.negate());
        return found;
    }

    private List<Hold> holds(Predicate<Hold> wanted) {
        List<Hold> found = new ArrayList<>();
        state.holds().forEach(found::add);
        found.removeIf(wanted.negate());
        found.sort(java.util.Comparator.comparing(hold -> hold.holdId().value()));
        return found;
    }

    private Load load(List<Lot> lots, List<Hold> holds, long owed, UnaryOperator<String> naming) {
        List<MovedHold> moved = holds.stream()
                .map(hold -> new MovedHold(hold.holdId(), hold.timesOutAt(), issued(hold.parts(), naming)))
                .toList();
        return new Load(issued(lots, naming), moved, owed);
    }

    private List<IssuedLot> issued(List<Lot> lots, UnaryOperator<String> naming) {
        return lots.stream()
                .map(lot -> Evolution.issued(state.lots().ending(lot), naming.apply(lot.lotId()), lot.lotId()))
                .toList();
    }

    private static Lot asLot(IssuedLot lot) {
        return new Lot(lot.lotId(), lot.points(), lot.activatesAt(), lot.expiresAt(), lot.pending(), false);
    }

    private static long sum(List<IssuedLot> lots) {
        return lots.stream().mapToLong(IssuedLot::points).sum();
    }
}
