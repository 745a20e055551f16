package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.OrderBasis;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How points come in, and how staff corrects them. What is owed is paid first, out of the very points that come in. */
final class Earning {

    private final Decision decision;
    private final AccountState state;
    private final Programme programme;

    Earning(Decision decision) {
        this.decision = decision;
        this.state = decision.state();
        this.programme = decision.programme();
    }

    void earn(EarnPoints command) {
        Instant activatesAt = decision.happenedAt();
        PointsBalances after = issued(command.points(), activatesAt);
        decision.record(new PointsEarned(
                decision.customer(),
                LotNames.of(command.earningId()),
                command.earningId(),
                null,
                command.reason(),
                command.points(),
                activatesAt,
                endOf(activatesAt),
                programme.version(),
                after,
                decision.happenedAt(),
                isPending(activatesAt),
                slides(),
                repaid(command.points()),
                null));
    }

    void earnForOrder(EarnPointsForOrder command, long points) {
        Instant activatesAt = EarningPolicy.activationOf(decision.happenedAt(), programme);
        PointsBalances after = issued(points, activatesAt);
        decision.record(new PointsEarned(
                decision.customer(),
                LotNames.of(command.orderId()),
                null,
                command.orderId(),
                "order paid",
                points,
                activatesAt,
                endOf(activatesAt),
                programme.version(),
                after,
                decision.happenedAt(),
                isPending(activatesAt),
                slides(),
                repaid(points),
                new OrderBasis(command.paid().plain(), programme.points().perMajorUnit())));
    }

    void adjust(AdjustPoints command) {
        if (command.points() > 0) give(command);
        else take(command);
    }

    private void give(AdjustPoints command) {
        Instant activatesAt = decision.happenedAt();
        boolean pending = isPending(activatesAt);
        String lotId = LotNames.of(command.adjustmentId());
        Instant expiresAt = EarningPolicy.expiryOf(decision.happenedAt(), activatesAt, programme);
        long repaid = repaid(command.points());
        record(
                command,
                List.of(new IssuedLot(lotId, null, command.points(), activatesAt, expiresAt, pending)),
                List.of(),
                repaid == 0 ? List.of() : List.of(new Allocation(lotId, repaid)),
                issued(command.points(), activatesAt));
    }

    private void take(AdjustPoints command) {
        long points = -command.points();
        List<Allocation> taken = RedemptionPolicy.allocate(state.lots().inOrder(), points, decision.recordedAt());
        record(command, List.of(), taken, List.of(), state.balances().reverse(points));
    }

    private void record(
            AdjustPoints command,
            List<IssuedLot> given,
            List<Allocation> taken,
            List<Allocation> repaid,
            PointsBalances after) {
        decision.record(new PointsAdjusted(
                decision.customer(),
                command.adjustmentId(),
                command.points(),
                command.reason(),
                command.actor(),
                given,
                taken,
                repaid,
                programme.version(),
                after,
                decision.happenedAt()));
    }

    private boolean isPending(Instant activatesAt) {
        return activatesAt.isAfter(decision.recordedAt());
    }

    private boolean slides() {
        return programme.points().expiry().kind() == Kind.SLIDING;
    }

    private long repaid(long points) {
        return Math.min(points, state.balances().owed());
    }

    private @Nullable Instant endOf(Instant activatesAt) {
        Instant end = EarningPolicy.expiryOf(decision.happenedAt(), activatesAt, programme);
        Instant known = state.lots().slidesTo();
        return slides() && end != null && known != null && known.isAfter(end) ? known : end;
    }

    private PointsBalances issued(long points, Instant activatesAt) {
        long repaid = repaid(points);
        PointsBalances before = state.balances();
        PointsBalances after = isPending(activatesAt)
                ? before.issuePending(points).reversePending(repaid)
                : before.issue(points).reverse(repaid);
        return after.settleOwed(repaid);
    }
}
