package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.AnnouncePointsExpiry;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.FreezePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsCommand.UnfreezePoints;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import java.time.Duration;
import java.time.Instant;

/** Fifty points of an order of 50 yuan, which wait a day and last twelve months. */
final class PointsTable extends Table {

    private static final OrderId ORDER = new OrderId("o-1");
    private static final HoldId HOLD = new HoldId("h-1");
    private static final RedemptionId REDEMPTION = new RedemptionId("r-1");
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final Instant LAST_MOMENT = Instant.parse("2027-03-02T15:59:59.999Z");

    PointsTable() {
        super("PointsAccount");
        State fresh = state("no movement", NOW);
        state("20 pending, a gift", NOW, step(NOW, at -> earn("e-1", 20, at)));
        State pending = state("50 pending", NOW, step(NOW, at -> earned(ORDER, 50, at)));
        State available = from(pending, "50 available", TWO_DAYS, step(TWO_DAYS, at -> new SettlePoints(LI_LEI, at)));
        from(pending, "50 have become available, not yet recorded", TWO_DAYS);
        from(available, "50 have ended, not yet recorded", TWO_YEARS);
        from(available, "50 expired", TWO_YEARS, step(TWO_YEARS, at -> new SettlePoints(LI_LEI, at)));
        State held = from(available, "50 held", TWO_DAYS, step(TWO_DAYS, at -> hold(HOLD, 50, at)));
        from(held, "50 held, 20 of them captured", TWO_DAYS, step(TWO_DAYS, at -> capture(REDEMPTION, 20, at)));
        from(held, "50 held too long, not yet recorded", TWO_DAYS.plusMinutes(30));
        State redeemed = from(available, "50 redeemed", TWO_DAYS, step(TWO_DAYS, at -> redeem(REDEMPTION, 50, at)));
        from(redeemed, "50 redeemed and restored", TWO_DAYS, step(TWO_DAYS, PointsTable::reversal));
        from(redeemed, "50 owed", TWO_DAYS, step(TWO_DAYS, at -> clawBack(0, at)));
        from(available, "50 frozen", TWO_DAYS, step(TWO_DAYS, at -> new FreezePoints(LI_LEI, "fraud", at)));
        from(
                available,
                "50 available, and Han Meimei is restricted",
                TWO_DAYS,
                step(TWO_DAYS, at -> new RestrictProcessing(HAN_MEIMEI, "asked", at)));
        from(available, "50 available, and 10 by hand", TWO_DAYS, step(TWO_DAYS, at -> adjust(10, at)));
        from(
                available,
                "50 of which 20 were transferred",
                TWO_DAYS,
                step(TWO_DAYS, at -> transfer(HAN_MEIMEI, 20, at)));
        standings(fresh, available, held, redeemed);
        asksToEarn();
        asksToSpend();
        asksAboutTheAccount();
    }

    private void asksToEarn() {
        ask(EarnPoints.class, "20, a new earning", at -> earn("e-2", 20, at));
        ask(EarnPoints.class, "20, the first gift", at -> earn("e-1", 20, at));
        ask(EarnPoints.class, "21 under the id of the first gift", at -> earn("e-1", 21, at));
        ask(EarnPointsForOrder.class, "a new order", at -> earned(new OrderId("o-2"), 11, at));
        ask(EarnPointsForOrder.class, "the order of the 50", at -> earned(ORDER, 50, at));
        ask(ReverseEarning.class, "the first gift", at -> new ReverseEarning(LI_LEI, new EarningId("e-1"), "no", at));
        ask(ClawBackPoints.class, "half of the order", at -> clawBack(25, at));
        ask(ClawBackPoints.class, "the whole order", at -> clawBack(0, at));
        ask(AdjustPoints.class, "10 more", at -> adjust(10, at));
        ask(AdjustPoints.class, "10 less", at -> adjust(-10, at));
    }

    private void asksToSpend() {
        ask(RedeemPoints.class, "all 50", at -> redeem(new RedemptionId("r-2"), 50, at));
        ask(RedeemPoints.class, "51", at -> redeem(new RedemptionId("r-2"), 51, at));
        ask(RedeemPoints.class, "50 under the id of the redemption", at -> redeem(REDEMPTION, 50, at));
        ask(ReverseRedemption.class, PointsTable::reversal);
        ask(HoldPoints.class, "all 50", at -> hold(new HoldId("h-2"), 50, at));
        ask(HoldPoints.class, "50 under the id of the hold", at -> hold(HOLD, 50, at));
        ask(HoldPoints.class, "49 under the id of the hold", at -> hold(HOLD, 49, at));
        ask(CapturePoints.class, "30 of the hold", at -> capture(new RedemptionId("r-2"), 30, at));
        ask(CapturePoints.class, "all 50 of the hold", at -> capture(new RedemptionId("r-2"), 50, at));
        ask(CapturePoints.class, "20 under the id of the redemption", at -> capture(REDEMPTION, 20, at));
        ask(CapturePoints.class, "10 under the id of the redemption", at -> capture(REDEMPTION, 10, at));
        ask(ReleaseHold.class, at -> new ReleaseHold(LI_LEI, HOLD, at));
        ask(TransferPoints.class, "all 50 to Han Meimei", at -> transfer(HAN_MEIMEI, 50, at));
        ask(TransferPoints.class, "51 to Han Meimei", at -> transfer(HAN_MEIMEI, 51, at));
        ask(TransferPoints.class, "to nobody", at -> transfer(NOBODY, 50, at));
    }

    private void asksAboutTheAccount() {
        ask(FreezePoints.class, at -> new FreezePoints(LI_LEI, "fraud", at));
        ask(UnfreezePoints.class, at -> new UnfreezePoints(LI_LEI, "cleared", at));
        ask(SettlePoints.class, at -> new SettlePoints(LI_LEI, at));
        ask(AnnouncePointsExpiry.class, at -> new AnnouncePointsExpiry(LI_LEI, LAST_MOMENT, at));
    }

    private static EarnPoints earn(String id, long points, Instant at) {
        return new EarnPoints(LI_LEI, new EarningId(id), points, "gift", at);
    }

    private static EarnPointsForOrder earned(OrderId order, long yuan, Instant at) {
        return new EarnPointsForOrder(LI_LEI, order, yuan(yuan), at);
    }

    private static ClawBackPoints clawBack(long net, Instant at) {
        Money paid = yuan(50);
        return new ClawBackPoints(LI_LEI, ORDER, new RefundId("f-" + net), paid, yuan(net), at);
    }

    private static AdjustPoints adjust(long points, Instant at) {
        return new AdjustPoints(LI_LEI, new AdjustmentId("a-1"), points, "by hand", new StaffId("s-1"), at);
    }

    private static RedeemPoints redeem(RedemptionId id, long points, Instant at) {
        return new RedeemPoints(LI_LEI, id, points, at);
    }

    private static ReverseRedemption reversal(Instant at) {
        return new ReverseRedemption(LI_LEI, REDEMPTION, at);
    }

    private static HoldPoints hold(HoldId id, long points, Instant at) {
        return new HoldPoints(LI_LEI, id, points, at);
    }

    private static CapturePoints capture(RedemptionId id, long points, Instant at) {
        return new CapturePoints(LI_LEI, HOLD, id, points, null, at);
    }

    private static TransferPoints transfer(CustomerId to, long points, Instant at) {
        return new TransferPoints(LI_LEI, new TransferId("t-1"), to, points, at);
    }
}
