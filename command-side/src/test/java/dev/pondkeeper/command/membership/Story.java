package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The words in which the tests of memberships tell a history: one term of a year from 1 March. */
final class Story {

    static final Instant END = Instant.parse("2027-03-01T02:00:00Z");
    static final Instant GRACE_END = Instant.parse("2027-03-31T02:00:00Z");
    static final Instant NEXT_END = Instant.parse("2028-03-01T02:00:00Z");

    private Story() {}

    static MemberEnrolled enrolled(int termNo, Instant startsAt, Instant endsAt, String state) {
        return new MemberEnrolled(LI_LEI, "club", termNo, startsAt, endsAt, state, 1, NOW);
    }

    static MemberEnrolled term() {
        return enrolled(1, NOW, END, "ACTIVE");
    }

    static MembershipActivated activated(int termNo, Instant startsAt, Instant endsAt) {
        return new MembershipActivated(LI_LEI, termNo, "club", startsAt, endsAt, startsAt);
    }

    static MembershipGraceEntered grace() {
        return new MembershipGraceEntered(LI_LEI, 1, END, GRACE_END, 1, END);
    }

    static MembershipLapsed lapsed() {
        return new MembershipLapsed(LI_LEI, 1, END, 1, GRACE_END);
    }

    static MembershipCancelled cancelled(Instant at) {
        return new MembershipCancelled(LI_LEI, 1, "moves abroad", at, at);
    }

    static RenewMembership renew(String id, @Nullable Integer months, Instant at) {
        return new RenewMembership(LI_LEI, new RenewalId(id), months, at);
    }

    static MembershipRenewed renewed(int months, Instant startsAt, Instant endsAt, String state, Instant at) {
        return new MembershipRenewed(LI_LEI, new RenewalId("rn-1"), "club", months, 2, startsAt, endsAt, state, 1, at);
    }

    static ExtendMembership extend(int days, Instant at) {
        return new ExtendMembership(LI_LEI, new ExtensionId("ex-1"), days, "shop closed", at);
    }

    static MembershipExtended extended(int days, Instant endsAt, String state, Instant at) {
        return new MembershipExtended(LI_LEI, new ExtensionId("ex-1"), days, "shop closed", 1, endsAt, state, 1, at);
    }

    static CancelMembership cancel(Instant at) {
        return new CancelMembership(LI_LEI, "moves abroad", at);
    }

    static SettleMembership settle(Instant at) {
        return new SettleMembership(LI_LEI, at);
    }

    static AddGrowth add(String order, long fen, Instant at) {
        return new AddGrowth(LI_LEI, new OrderId(order), new Money(fen, "CNY"), at);
    }

    static GrowthAdded added(String order, long net, long growth, long total, Instant at) {
        return new GrowthAdded(
                LI_LEI, new OrderId(order), null, "order paid", new Amount(net, "CNY"), growth, total, 1, at);
    }

    static ReduceGrowth reduce(String order, String refund, long paid, long net, Instant at) {
        return new ReduceGrowth(
                LI_LEI, new OrderId(order), new RefundId(refund), new Money(paid, "CNY"), new Money(net, "CNY"), at);
    }

    static GrowthReduced reduced(String order, String refund, long net, long growth, long total, Instant at) {
        return new GrowthReduced(
                LI_LEI, new OrderId(order), new RefundId(refund), new Amount(net, "CNY"), growth, total, 1, at);
    }

    static GrantTaskGrowth grant(String task, long growth, Instant at) {
        return new GrantTaskGrowth(LI_LEI, new TaskId(task), growth, "survey", at);
    }

    static GrowthAdded granted(String task, long growth, long total, Instant at) {
        return new GrowthAdded(LI_LEI, null, new TaskId(task), "survey", null, growth, total, 1, at);
    }

    static SetTier set(String tier, Instant until, Instant at) {
        return new SetTier(LI_LEI, tier, until, "guest", at);
    }

    static TierSet tierSet(String tier, Instant until, Instant at) {
        return new TierSet(LI_LEI, tier, until, "guest", 1, at);
    }

    static TierChanged moved(
            String from,
            String to,
            String cause,
            long growth,
            long threshold,
            @Nullable Instant evaluateAt,
            Instant at) {
        return new TierChanged(LI_LEI, from, to, cause, growth, threshold, evaluateAt, 1, at);
    }

    static TierEvaluated evaluated(
            String tier,
            String outcome,
            String result,
            String eligible,
            long growth,
            @Nullable Instant evaluateAt,
            @Nullable Instant graceUntil,
            Instant at) {
        return new TierEvaluated(LI_LEI, tier, outcome, result, eligible, growth, evaluateAt, graceUntil, 1, at);
    }
}
