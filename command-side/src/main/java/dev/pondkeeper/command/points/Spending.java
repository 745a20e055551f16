package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.HoldRest;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** How points are spent, at once or through a hold, and how a redemption is taken back. */
final class Spending {

    private final Decision decision;
    private final AccountState state;

    Spending(Decision decision) {
        this.decision = decision;
        this.state = decision.state();
    }

    void redeem(RedeemPoints command) {
        refuseIfFrozen();
        List<Allocation> allocations = allocate(command.points());
        decision.record(new PointsRedeemed(
                decision.customer(),
                command.redemptionId(),
                command.points(),
                allocations,
                decision.balances().redeem(command.points()),
                decision.happenedAt()));
        decision.extendExpiry();
    }

    void hold(HoldPoints command) {
        refuseIfFrozen();
        List<Allocation> allocations = allocate(command.points());
        Duration time = Duration.ofMinutes(decision.programme().points().holdMinutes());
        decision.record(new PointsHeld(
                decision.customer(),
                command.holdId(),
                command.points(),
                allocations,
                decision.happenedAt().plus(time),
                decision.programme().version(),
                decision.balances().hold(command.points()),
                decision.happenedAt()));
    }

    void capture(CapturePoints command) {
        Hold hold = state.hold(command.holdId());
        if (hold == null) throw new HoldEnded(command.holdId());
        if (hold.points() < command.points()) {
            throw new HoldExceeded(command.holdId(), command.points(), hold.points());
        }
        List<Allocation> allocations = RedemptionPolicy.outOf(hold.parts().iterator(), command.points());
        decision.record(new PointsCaptured(
                decision.customer(),
                command.holdId(),
                command.redemptionId(),
                command.points(),
                allocations,
                decision.balances().capture(command.points()),
                decision.happenedAt()));
        decision.extendExpiry();
        if (command.rest() == HoldRest.RELEASE) release(command.holdId());
    }

    /** Frees what is left of a hold; of one that is over, nothing. */
    void release(HoldId holdId) {
        Hold hold = state.hold(holdId);
        if (hold == null) return;
        decision.record(decision.settlement().released(holdId, hold, decision.happenedAt()));
    }

    /** The same lots back; one that has ended meanwhile comes again with the grace of the programme, or not at all. */
    void reverse(RedemptionId redemption) {
        List<Allocation> restored = new ArrayList<>();
        List<IssuedLot> replaced = new ArrayList<>();
        List<Allocation> forfeited = new ArrayList<>();
        List<Lot> back = new ArrayList<>();
        int grace = decision.programme().points().restoreGraceDays();
        for (Lot part : state.redemptions().lotsOf(redemption)) {
            Allocation allocation = new Allocation(part.lotId(), part.left());
            if (!state.lots().ending(part).endedBy(decision.recordedAt())) {
                restored.add(allocation);
                back.add(part);
            } else if (grace == 0) {
                forfeited.add(allocation);
            } else {
                Lot again = part.named(LotNames.restored(part.lotId(), redemption));
                replaced.add(new IssuedLot(
                        again.lotId(), part.lotId(), again.left(), decision.recordedAt(), endOfGrace(grace), false));
                back.add(again);
            }
        }
        PointsBalances before = decision.balances();
        List<Allocation> repaid = RedemptionPolicy.outOf(back.iterator(), before.owed());
        long lost = RedemptionPolicy.total(forfeited);
        long points = state.redemptions().pointsOf(redemption);
        long taken = RedemptionPolicy.total(repaid);
        decision.record(new RedemptionReversed(
                decision.customer(),
                redemption,
                points,
                restored,
                replaced,
                forfeited,
                repaid,
                decision.programme().version(),
                before.restore(points - lost).forfeit(lost).reverse(taken).settleOwed(taken),
                decision.happenedAt()));
    }

    void refuseIfFrozen() {
        if (state.frozen()) throw new AccountFrozen(decision.customer());
    }

    List<Allocation> allocate(long points) {
        return RedemptionPolicy.allocate(state.lots().inOrder(), points, decision.recordedAt());
    }

    private Instant endOfGrace(int days) {
        var zone = decision.programme().zone();
        LocalDate today = decision.recordedAt().atZone(zone).toLocalDate();
        return ExpiryPolicy.endOf(today.plusDays(days), zone);
    }
}
