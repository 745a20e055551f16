package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.EvaluateTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.time.Duration;
import java.time.Instant;

/** Terms of twelve months, and growth value of orders from 1 500 yuan. */
final class MembershipTable extends Table {

    private static final OrderId ORDER = new OrderId("o-1");
    private static final Instant LAST = Instant.parse("9998-12-31T23:59:59.999Z");
    private static final Duration AFTER_THE_END = Duration.ofDays(370);
    private static final Duration AFTER_THE_GRACE = Duration.ofDays(400);

    MembershipTable() {
        super("Membership");
        State fresh = state("no membership", NOW);
        state("a term that has not begun", NOW, step(NOW, at -> enrol(START.plus(Duration.ofDays(9)), at)));
        State active = state("in its term", NOW, step(NOW, at -> enrol(START, at)));
        from(active, "its term has ended, not yet recorded", AFTER_THE_END);
        State grace = from(active, "in grace", AFTER_THE_END, step(AFTER_THE_END, MembershipTable::settle));
        from(grace, "lapsed", AFTER_THE_GRACE, step(AFTER_THE_GRACE, MembershipTable::settle));
        from(active, "cancelled", NOW, step(NOW, MembershipTable::cancel));
        from(active, "renewed", NOW, step(NOW, at -> renew("rn-1", at)));
        State grown = state("SILVER by growth value", NOW, step(NOW, at -> grow(ORDER, at)));
        from(grown, "SILVER, and its evaluation is due", Duration.ofDays(366));
        from(grown, "SILVER, and its grace is over", AFTER_THE_GRACE, step(AFTER_THE_END, MembershipTable::settle));
        state("GOLD set by staff", NOW, step(NOW, at -> set("GOLD", at)));
        from(active, "extended by 10 days", NOW, step(NOW, at -> extend(10, at)));
        state("5 000 growth value of a task", NOW, step(NOW, at -> grant(5_000, at)));
        state(
                "a term to the end of the year 9998",
                NOW,
                step(NOW, at -> new EnrolMember(LI_LEI, "club", START, LAST, at)));
        standings(fresh, active, grown);

        ask(EnrolMember.class, "from now", at -> enrol(at, at));
        ask(EnrolMember.class, "from the end of the first term", at -> enrol(START.plus(Duration.ofDays(365)), at));
        ask(
                EnrolMember.class,
                "to an end that is past",
                at -> new EnrolMember(LI_LEI, "club", null, at.minusSeconds(1), at));
        ask(EnrolMember.class, "from the end of the year 9998", at -> enrol(LAST, at));
        ask(RenewMembership.class, at -> renew("rn-2", at));
        ask(RenewMembership.class, "the same again", at -> renew("rn-1", START));
        ask(
                RenewMembership.class,
                "another length under the same id",
                at -> new RenewMembership(LI_LEI, new RenewalId("rn-1"), 11, START));
        ask(ExtendMembership.class, "10 days", at -> extend(10, at));
        ask(ExtendMembership.class, "11 days under the same id", at -> extend(11, at));
        ask(CancelMembership.class, MembershipTable::cancel);
        ask(AddGrowth.class, "of the order", at -> grow(ORDER, at));
        ask(AddGrowth.class, "of another order", at -> grow(new OrderId("o-2"), at));
        ask(
                ReduceGrowth.class,
                "the whole order",
                at -> new ReduceGrowth(LI_LEI, ORDER, new RefundId("r-1"), yuan(1_500), yuan(0), at));
        ask(GrantTaskGrowth.class, "5 000", at -> grant(5_000, at));
        ask(GrantTaskGrowth.class, "5 001 under the same id", at -> grant(5_001, at));
        ask(SetTier.class, "GOLD", at -> set("GOLD", at));
        ask(SetTier.class, "BRONZE", at -> set("BRONZE", at));
        ask(SetTier.class, "one that is not in the table", at -> set("WOOD", at));
        ask(SetTier.class, "GOLD until now", at -> new SetTier(LI_LEI, "GOLD", at, "guest", at));
        ask(EvaluateTier.class, at -> new EvaluateTier(LI_LEI, at));
        ask(SettleMembership.class, MembershipTable::settle);
    }

    private static EnrolMember enrol(Instant from, Instant at) {
        return new EnrolMember(LI_LEI, "club", from, null, at);
    }

    private static RenewMembership renew(String id, Instant at) {
        return new RenewMembership(LI_LEI, new RenewalId(id), 12, at);
    }

    private static CancelMembership cancel(Instant at) {
        return new CancelMembership(LI_LEI, "moves abroad", at);
    }

    private static ExtendMembership extend(int days, Instant at) {
        return new ExtendMembership(LI_LEI, new ExtensionId("ex-1"), days, "shop closed", at);
    }

    private static GrantTaskGrowth grant(long growth, Instant at) {
        return new GrantTaskGrowth(LI_LEI, new TaskId("t-1"), growth, "survey", at);
    }

    private static SettleMembership settle(Instant at) {
        return new SettleMembership(LI_LEI, at);
    }

    private static AddGrowth grow(OrderId order, Instant at) {
        return new AddGrowth(LI_LEI, order, yuan(1_500), at);
    }

    private static SetTier set(String tier, Instant at) {
        return new SetTier(LI_LEI, tier, at.plus(Duration.ofDays(90)), "guest", at);
    }
}
