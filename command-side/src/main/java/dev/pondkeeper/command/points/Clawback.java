package dev.pondkeeper.command.points;

import dev.pondkeeper.command.points.OrderFacts.Facts;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseEarning;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.programme.PointsRules;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a refund takes (积分追回, DOMAIN.md §2, PointsAccount): the difference between what the order had earned on what was left
 * paid before and after it, so that refunds which sum to the whole take exactly everything. Points of the order that expired
 * unused are gone already and are not taken twice.
 */
final class Clawback {

    private final Decision decision;
    private final AccountState state;

    Clawback(Decision decision) {
        this.decision = decision;
        this.state = decision.state();
    }

    /** How many points the order has too many, now that so much is left paid. */
    static long dueOn(Facts facts, Amount net) {
        if (!facts.hasEarned() || net.amount() >= facts.net()) return 0;
        return EarningPolicy.pointsFor(new Amount(facts.net(), net.currency()), facts.perMajorUnit())
                - EarningPolicy.pointsFor(net, facts.perMajorUnit());
    }

    /**
     * Takes them, from pending lots first, then by the programme's policy.
     *
     * @param elsewhere how many available points there are beside this account's own: those of the survivor of a merge
     */
    void take(OrderId order, @Nullable RefundId refund, Amount net, long elsewhere) {
        Facts facts = state.orders().of(order);
        long due = dueOn(facts, net);
        if (due == 0) return;
        Taken taken = take(LotNames.of(order), due, facts.lapsed(), elsewhere);
        decision.record(new PointsClawedBack(
                decision.customer(),
                order,
                refund,
                net,
                due,
                taken.pending(),
                taken.available(),
                taken.lapsed(),
                taken.forgiven(),
                taken.owed(),
                policy().name(),
                decision.programme().version(),
                after(taken),
                decision.happenedAt()));
    }

    /** Takes a whole earning back by the same policy, because what it was for was undone. */
    void reverse(ReverseEarning command, long issued, long elsewhere) {
        String own = LotNames.of(command.earningId());
        Taken taken = take(own, issued, state.lapsedOf(own), elsewhere);
        decision.record(new EarningReversed(
                decision.customer(),
                command.earningId(),
                command.reason(),
                issued,
                taken.pending(),
                taken.available(),
                taken.lapsed(),
                taken.forgiven(),
                taken.owed(),
                policy().name(),
                decision.programme().version(),
                after(taken),
                decision.happenedAt()));
    }

    /** Where so many points came from that have to go: together they are all that was due. */
    private record Taken(List<Allocation> pending, List<Allocation> available, long lapsed, long forgiven, long owed) {}

    private Taken take(String own, long due, long expired, long elsewhere) {
        long lapsed = Math.min(due, expired);
        long rest = due - lapsed;
        List<Allocation> pending = RedemptionPolicy.outOf(ownFirst(own, true, state.lots()::pendingInOrder), rest);
        rest -= RedemptionPolicy.total(pending);
        List<Allocation> available = policy() == PointsRules.Clawback.ONLY_PENDING
                ? List.of()
                : RedemptionPolicy.upTo(rest, ownFirst(own, false, state.lots()::inOrder), decision.recordedAt());
        rest -= RedemptionPolicy.total(available);
        long owed =
                switch (policy()) {
                    case ONLY_PENDING -> 0;
                    case WITHIN_BALANCE -> Math.min(rest, elsewhere);
                    case RECOVER -> rest;
                };
        return new Taken(pending, available, lapsed, rest - owed, owed);
    }

    private PointsRules.Clawback policy() {
        return decision.programme().points().clawback();
    }

    private PointsBalances after(Taken taken) {
        return state.balances()
                .reversePending(RedemptionPolicy.total(taken.pending()))
                .reverse(RedemptionPolicy.total(taken.available()))
                .owe(taken.owed());
    }

    /** The order's own points first: they are the ones that the refund is about. */
    private Iterator<Lot> ownFirst(String own, boolean pending, Supplier<Iterator<Lot>> others) {
        Lot lot = state.lots().find(own);
        Iterable<Lot> all = others::get;
        if (lot == null || lot.pending() != pending) return all.iterator();
        Stream<Lot> rest = StreamSupport.stream(all.spliterator(), false)
                .filter(each -> !each.lotId().equals(own));
        return Stream.concat(Stream.of(lot), rest).iterator();
    }
}
