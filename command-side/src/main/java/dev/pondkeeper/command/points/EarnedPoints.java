package dev.pondkeeper.command.points;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.points.OrderFacts.Facts;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.points.PointsEvent.RefundNoted;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;

/** How lots come into an account, and how what came in wrongly or was paid back is taken away again. */
abstract class EarnedPoints extends PointsBook {

    void earn(EarnPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Long recorded = accounts.recorded(state(), each -> each.recorded(LotNames.of(command.earningId())));
        if (recorded != null && recorded != command.points()) {
            throw new EarningClash(command.earningId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).earn(command);
        finish(decision, accounts);
    }

    void earn(EarnPointsForOrder command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        long points = EarningPolicy.pointsFor(command.paid(), programme.get());
        String lotId = LotNames.of(command.orderId());
        if (points == 0 || accounts.recorded(state(), each -> each.recorded(lotId)) != null) return;
        OrderId order = command.orderId();
        Long noted = accounts.recorded(state(), each -> each.orders().notedNet(order));
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).earnForOrder(command, points);
        if (noted != null) { // refunded before it had earned
            Amount net = new Amount(noted, command.paid().currency());
            new Clawback(decision).take(command.orderId(), null, net, elsewhere(accounts, recordedAt));
        }
        finish(decision, accounts);
    }

    void adjust(AdjustPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Long recorded = accounts.recorded(state(), each -> each.recorded("adjustment of " + command.adjustmentId()));
        if (recorded != null && recorded != command.points()) {
            throw new AdjustmentClash(command.adjustmentId(), recorded);
        }
        if (recorded != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Earning(decision).adjust(command);
        finish(decision, accounts);
    }

    /** Taken from the account that earned, which a merge may have left behind. */
    void clawBack(ClawBackPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        OrderId order = command.orderId();
        Optional<Aggregate<PointsAccount>> earner = state().orders().of(order).hasEarned()
                ? Optional.empty()
                : accounts.find(state(), each -> each.orders().of(order).hasEarned());
        if (earner.isPresent()) {
            earner.get().execute(account -> account.clawBackHere(command, recordedAt, programme, accounts));
        } else {
            clawBackHere(command, recordedAt, programme, accounts);
        }
    }

    void reverse(ReverseEarning command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        String lotId = LotNames.of(command.earningId());
        Long given = accounts.recorded(state(), each -> each.recorded(lotId));
        if (given == null || accounts.recorded(state(), each -> each.recorded("reversed:" + lotId)) != null) return;
        Decision decision = settled(command, recordedAt, programme);
        new Clawback(decision).reverse(command, given, elsewhere(accounts, recordedAt));
        finish(decision, accounts);
    }

    void clawBackHere(ClawBackPoints command, Instant recordedAt, CurrentProgramme programme, PointsAccounts accounts) {
        Facts known = state().orders().of(command.orderId());
        Amount net = command.net().plain();
        if (net.amount() >= known.net()) return;
        if (known.hasEarned()) {
            if (Clawback.dueOn(known, net) == 0) return;
            Decision decision = settled(command, recordedAt, programme);
            new Clawback(decision).take(command.orderId(), command.refundId(), net, elsewhere(accounts, recordedAt));
            finish(decision, accounts);
        } else if (EarningPolicy.pointsFor(command.paid().plain(), 1) > 0) {
            AggregateLifecycle.apply(new RefundNoted(
                    command.customerId(),
                    command.orderId(),
                    command.refundId(),
                    net,
                    state().balances(),
                    command.happenedAt()));
        }
    }
}
