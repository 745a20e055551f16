package dev.pondkeeper.query;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.channel.ChannelCode;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelRegistered;
import dev.pondkeeper.kernel.channel.ChannelEvent.ChannelSpendRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderReceived;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import dev.pondkeeper.kernel.programme.ProgrammeEvent.ProgrammePublished;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The events of one small history, and the words to tell others in. */
public final class Story {

    public static final Instant NEW_YEAR = Instant.parse("1998-01-01T04:00:00Z");

    private Story() {}

    public static CustomerRegistered registered(String customer, Instant at) {
        return new CustomerRegistered(new CustomerId(customer), null, List.of(), null, "Asia/Shanghai", "zh-CN", at);
    }

    public static CustomerRegistered registeredThrough(String channel, String customer, Instant at) {
        return new CustomerRegistered(
                new CustomerId(customer),
                null,
                List.of(),
                new AcquiredThrough(channel, null, null),
                "Asia/Shanghai",
                "zh-CN",
                at);
    }

    public static ChannelRegistered channel(String code, String name) {
        return new ChannelRegistered(new ChannelCode(code), name, "PARTNER", NEW_YEAR);
    }

    public static ChannelSpendRecorded spent(String channel, LocalDate day, Amount amount) {
        return new ChannelSpendRecorded(new ChannelCode(channel), day, amount, null, NEW_YEAR);
    }

    public static CustomerRegistered ming() {
        return new CustomerRegistered(
                new CustomerId("ming"),
                "小明",
                List.of(new KnownIdentity("PHONE", "13800000000"), new KnownIdentity("EMAIL", "ming@example.com")),
                new AcquiredThrough("xhs", "spring", new CustomerId("hong")),
                "Asia/Shanghai",
                "zh-CN",
                NEW_YEAR);
    }

    public static IdentityClaimed claimed(String customer, String type, String hmac) {
        return new IdentityClaimed(hmac, type, new CustomerId(customer), NEW_YEAR);
    }

    public static OrderPaid paid(String order, String customer, long cents, Instant at) {
        return paid(order, customer, new Amount(cents, "CNY"), at);
    }

    public static OrderPaid paid(String order, String customer, Amount amount, Instant at) {
        return new OrderPaid(new OrderId(order), new CustomerId(customer), amount, List.of(), null, null, at);
    }

    public static OrderPaid paidInFull() {
        return new OrderPaid(
                new OrderId("o-1"),
                new CustomerId("ming"),
                new Amount(3000, "CNY"),
                List.of(
                        new PaidLine("beans", 2, new Amount(2000, "CNY")),
                        new PaidLine("cup", 1, new Amount(1000, "CNY"))),
                new CouponId("coupon-85"),
                new RedemptionId("redemption-1"),
                day(10));
    }

    public static OrderReceived received(String order, String customer, Instant at) {
        return new OrderReceived(new OrderId(order), new CustomerId(customer), at);
    }

    public static OrderRefunded refunded(
            String order, String customer, String refund, long cents, long refunded, long net, Instant at) {
        return new OrderRefunded(
                new OrderId(order),
                new CustomerId(customer),
                new RefundId(refund),
                new Amount(cents, "CNY"),
                new Amount(refunded, "CNY"),
                new Amount(net, "CNY"),
                at);
    }

    public static PointsEarned earnedForOrder(String customer, String order, long points, long available, Instant at) {
        return new PointsEarned(
                new CustomerId(customer),
                "order:" + order,
                null,
                new OrderId(order),
                "order " + order,
                points,
                at,
                at.plus(Duration.ofDays(365)),
                1,
                new PointsBalances(available, 0, 0, 0, available, 0, 0, 0),
                at);
    }

    public static PointsEarned earnedForEver(
            String customer, String earning, long points, PointsBalances after, Instant at) {
        return new PointsEarned(
                new CustomerId(customer),
                "earning:" + earning,
                new EarningId(earning),
                null,
                "a gift",
                points,
                at,
                null,
                1,
                after,
                at);
    }

    public static PointsRedeemed redeemed(
            String customer, String redemption, long points, PointsBalances after, Instant at, Allocation... taken) {
        return new PointsRedeemed(
                new CustomerId(customer), new RedemptionId(redemption), points, List.of(taken), after, at);
    }

    public static MemberEnrolled enrolled(String customer, String state, Instant startsAt, Instant endsAt) {
        return new MemberEnrolled(new CustomerId(customer), "gold-pack", 1, startsAt, endsAt, state, 1, NEW_YEAR);
    }

    public static ProgrammePublished published(int version, String zone) {
        return new ProgrammePublished(
                version, ProgrammeDocument.of(Programme.DEFAULT.in(ZoneId.of(zone))), day(version));
    }

    /** Noon in Shanghai on the n-th day of 1998, the first being 0. */
    public static Instant day(int n) {
        return NEW_YEAR.plus(Duration.ofDays(n));
    }
}
