package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.enrolled;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.ReturnedTerm;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.util.List;

/** Ming's membership: renewed out of its grace, cancelled, taken up again and lapsed; and what his order makes of his tier. */
public final class MembershipStory {

    private static final CustomerId MING = new CustomerId("ming");
    private static final CustomerId HONG = new CustomerId("hong");
    private static final OrderId O1 = new OrderId("o-1");

    /** One of each kind, in an order in which each changes something. */
    public static final List<Event> EVERY_KIND = List.of(
            enrolled("ming", "ACTIVE", day(0), day(30)),
            new MemberEnrolled(MING, "other", 2, day(30), day(60), "PENDING", 1, day(1)),
            new MembershipActivated(MING, 2, "other", day(30), day(60), day(30)),
            new MembershipGraceEntered(MING, 2, day(60), day(90), 1, day(60)),
            new MembershipRenewed(MING, new RenewalId("rn-1"), "other", 12, 3, day(61), day(426), "ACTIVE", 1, day(61)),
            new MembershipExtended(MING, new ExtensionId("ex-1"), 10, "gift", 3, day(436), "ACTIVE", 1, day(62)),
            new MembershipCancelled(MING, 3, "moves", day(70), day(70)),
            new MemberEnrolled(MING, "gold-pack", 4, day(71), day(100), "ACTIVE", 1, day(71)),
            new MembershipLapsed(MING, 4, day(100), 1, day(130)),
            new GrowthAdded(MING, O1, null, "order o-1", new Amount(300_000, "CNY"), 3000, 3000, 1, day(10)),
            new TierChanged(MING, "BRONZE", "SILVER", "GROWTH", 3000, 1000, day(375), 1, day(10)),
            new GrowthReduced(MING, O1, new RefundId("r-1"), new Amount(50_000, "CNY"), 2500, 500, 1, day(11)),
            new TierSet(MING, "GOLD", day(90), "guest", 1, day(12)),
            new TierEvaluated(MING, "SILVER", "GRACE", "SILVER", "BRONZE", 500, day(375), day(405), 1, day(375)),
            new MembershipJoined(MING, HONG, null, true, false, 700, 1, day(380)),
            new MembershipParted(
                    MING,
                    HONG,
                    List.of(new GrowthShare(new OrderId("o-2"), null, new Amount(20_000, "CNY"), 200)),
                    500,
                    new TierFloor("SILVER", day(400)),
                    day(390),
                    1,
                    day(390)),
            new MembershipReturned(HONG, MING, List.of(), 0, List.of(new ReturnedTerm(1, day(500))), 1, day(390)));

    private MembershipStory() {}
}
