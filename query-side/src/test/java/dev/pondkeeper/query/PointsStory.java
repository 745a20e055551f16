package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.earnedForOrder;
import static dev.pondkeeper.query.Story.redeemed;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsUnfrozen;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.PointsEvent.RefundNoted;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen on Ming's points account, and how some of his points come to Mei and with her to Wei. */
public final class PointsStory {

    private static final CustomerId MING = new CustomerId("ming");
    private static final CustomerId MEI = new CustomerId("mei");
    private static final CustomerId WEI = new CustomerId("wei");
    private static final HoldId KEPT = new HoldId("h-1");
    private static final HoldId FORGOTTEN = new HoldId("h-2");
    private static final String BOUGHT = "order:o-1";
    private static final String WELCOME = "earning:welcome";
    private static final String GIFT = "adjustment:a-1";

    private static final PointsBalances EARNED = PointsBalances.ZERO.issue(30);
    private static final PointsBalances SPENT = EARNED.redeem(5);
    private static final PointsBalances WAITING = EARNED.issuePending(20);
    private static final PointsBalances ACTIVE = WAITING.activate(20);
    private static final PointsBalances HELD = ACTIVE.hold(10);
    private static final PointsBalances CAPTURED = HELD.capture(4);
    private static final PointsBalances FREE = CAPTURED.release(6);
    private static final PointsBalances CLAWED_BACK = FREE.reverse(5);
    private static final PointsBalances GIVEN = CLAWED_BACK.issue(10);
    private static final PointsBalances HANDED_ON = GIVEN.reverse(10);
    private static final PointsBalances MEIS = PointsBalances.ZERO.issue(10);

    /** One of each kind, in an order in which each changes something. */
    public static final List<Event> EVERY_KIND = List.of(
            earnedForOrder("ming", "o-1", 30, 30, day(10)),
            redeemed("ming", "redemption-1", 5, SPENT, day(12), of(BOUGHT, 5)),
            new RedemptionReversed(
                    MING,
                    new RedemptionId("redemption-1"),
                    5,
                    List.of(of(BOUGHT, 5)),
                    List.of(),
                    List.of(),
                    List.of(),
                    1,
                    EARNED,
                    day(13)),
            new PointsEarned(
                    MING,
                    WELCOME,
                    new EarningId("welcome"),
                    null,
                    "a gift",
                    20,
                    day(15),
                    day(400),
                    1,
                    WAITING,
                    day(14),
                    true,
                    true,
                    0,
                    null),
            new PointsActivated(MING, List.of(of(WELCOME, 20)), 20, ACTIVE, day(15)),
            held(KEPT, HELD, 16),
            new PointsCaptured(
                    MING, KEPT, new RedemptionId("redemption-2"), 4, List.of(of(BOUGHT, 4)), CAPTURED, day(16)),
            new PointsExpiryExtended(MING, day(410), 1, CAPTURED, day(16)),
            new HoldReleased(MING, KEPT, 6, List.of(of(BOUGHT, 6)), List.of(), List.of(), FREE, day(16)),
            held(FORGOTTEN, FREE.hold(10), 17),
            new HoldTimedOut(MING, FORGOTTEN, 10, List.of(of(BOUGHT, 10)), List.of(), List.of(), FREE, day(18)),
            new PointsClawedBack(
                    MING,
                    new OrderId("o-1"),
                    new RefundId("r-1"),
                    new Amount(2500, "CNY"),
                    5,
                    List.of(),
                    List.of(of(BOUGHT, 5)),
                    0,
                    0,
                    0,
                    "RECOVER",
                    1,
                    CLAWED_BACK,
                    day(19)),
            new RefundNoted(
                    MING, new OrderId("o-3"), new RefundId("r-3"), new Amount(700, "CNY"), CLAWED_BACK, day(20)),
            new PointsAdjusted(
                    MING,
                    new AdjustmentId("a-1"),
                    10,
                    "goodwill",
                    new StaffId("ann"),
                    List.of(lot(GIFT, null, day(21))),
                    List.of(),
                    List.of(),
                    1,
                    GIVEN,
                    day(21)),
            new PointsTransferredOut(MING, new TransferId("t-1"), MEI, 10, List.of(of(GIFT, 10)), HANDED_ON, day(22)),
            new PointsTransferredIn(
                    MEI,
                    new TransferId("t-1"),
                    MING,
                    10,
                    List.of(lot("transfer:t-1", GIFT, day(21))),
                    List.of(),
                    MEIS,
                    day(22)),
            new PointsMovedOut(
                    MEI, "m-1", WEI, "MERGE", List.of(of("transfer:t-1", 10)), List.of(), 0, MEIS.reverse(10), day(23)),
            new PointsMovedIn(
                    WEI,
                    "m-1",
                    MEI,
                    "MERGE",
                    List.of(lot("transfer:t-1~merge:m-1", "transfer:t-1", day(21))),
                    List.of(),
                    0,
                    List.of(),
                    MEIS,
                    day(23)),
            new PointsExpiryAnnounced(MING, 21, day(376), HANDED_ON, day(23)),
            new PointsFrozen(MING, "review", HANDED_ON, day(24)),
            new PointsUnfrozen(MING, "reviewed", HANDED_ON, day(25)),
            new PointsExpired(MING, List.of(of(BOUGHT, 21)), 21, HANDED_ON.expire(21), day(376)),
            new EarningReversed(
                    MING,
                    new EarningId("e-9"),
                    "the referral was undone",
                    5,
                    List.of(),
                    List.of(),
                    5,
                    0,
                    0,
                    "RECOVER",
                    1,
                    HANDED_ON.expire(21),
                    day(377)));

    private PointsStory() {}

    private static PointsHeld held(HoldId hold, PointsBalances after, int day) {
        return new PointsHeld(MING, hold, 10, List.of(of(BOUGHT, 10)), day(day + 1), 1, after, day(day));
    }

    private static Allocation of(String lot, long points) {
        return new Allocation(lot, points);
    }

    private static IssuedLot lot(String lot, @Nullable String origin, Instant activatesAt) {
        return new IssuedLot(lot, origin, 10, activatesAt, day(386), false);
    }
}
