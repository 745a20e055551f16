package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedemptionRefused;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReleased;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReserved;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponVoided;
import dev.pondkeeper.kernel.coupon.CouponEvent.Evidence;
import dev.pondkeeper.kernel.coupon.CouponEvent.EvidenceInput;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Instant;
import java.util.List;

/** What can happen to Ming's coupons. */
public final class CouponStory {

    public static final CustomerId MING = new CustomerId("ming");
    public static final OrderId ORDER = new OrderId("o-1");

    /** One of each kind, in an order in which each changes something. */
    public static final List<Event> EVERY_KIND = List.of(
            issued("cp-1", 1, day(400)),
            reserved("cp-1"),
            released("cp-1"),
            redeemed("cp-1", 3),
            refused("cp-1", "coupon-redeemed", 4),
            returned("cp-1", 5),
            new CouponExpired(id("cp-1"), MING, day(400)),
            issued("cp-2", 6, day(400)),
            voided("cp-2", 7));

    private CouponStory() {}

    public static CouponIssued issued(String coupon, int day, Instant until) {
        return new CouponIssued(
                id(coupon),
                MING,
                "PERCENT_PAID",
                85,
                null,
                fen(5000),
                day(day),
                until,
                "coupon-ladder",
                new Evidence(85, "idle", List.of(new EvidenceInput("idleDays", "31")), 1),
                1,
                day(day));
    }

    public static CouponReserved reserved(String coupon) {
        return new CouponReserved(id(coupon), MING, ORDER, fen(10_000), fen(1_500), fen(8_500), day(3), day(2));
    }

    public static CouponReleased released(String coupon) {
        return new CouponReleased(id(coupon), MING, ORDER, "RELEASED", day(2));
    }

    public static CouponRedeemed redeemed(String coupon, int day) {
        return new CouponRedeemed(id(coupon), MING, ORDER, fen(1_500), day(day));
    }

    public static CouponRedemptionRefused refused(String coupon, String reason, int day) {
        return new CouponRedemptionRefused(id(coupon), MING, new OrderId("o-2"), reason, day(day));
    }

    public static CouponReturned returned(String coupon, int day) {
        return new CouponReturned(id(coupon), MING, ORDER, "RETURNED", day(day));
    }

    public static CouponVoided voided(String coupon, int day) {
        return new CouponVoided(id(coupon), MING, "by mistake", day(day));
    }

    private static CouponId id(String coupon) {
        return new CouponId(coupon);
    }

    private static Amount fen(long fen) {
        return new Amount(fen, "CNY");
    }
}
