package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The growth value of one customer, dated entry by entry, so that each counts for the window of its own. */
final class Growth {

    private final Map<OrderId, ByOrder> byOrder = new HashMap<>();
    private final Map<TaskId, Entry> byTask = new HashMap<>();
    /** The least net that a refund has told of each order, also before the order's payment was heard of. */
    private final Map<OrderId, Long> leastNet = new HashMap<>();

    private record Entry(Instant at, long growth) {}

    /**
     * @param perMajorUnit the rate by which it was given, and so is taken back
     * @param net of the order by now
     */
    private record ByOrder(Instant at, long perMajorUnit, long left, Amount net) {}

    /** The total that counts at a moment; spending points never touches it. */
    long valueAt(Instant at, Programme rules) {
        Stream<Entry> entries = Stream.concat(
                byOrder.values().stream().map(order -> new Entry(order.at(), order.left())), byTask.values().stream());
        return entries.filter(entry -> GrowthPolicy.counts(entry.at(), at, rules))
                .mapToLong(Entry::growth)
                .sum();
    }

    /** Empty if it was counted, gives nothing, or would not count any more. */
    Optional<GrowthAdded> of(AddGrowth command, Instant asOf, Programme rules) {
        if (byOrder.containsKey(command.orderId())) return Optional.empty();
        Money paid = command.paid();
        long net = Math.min(paid.amount(), leastNet.getOrDefault(command.orderId(), paid.amount()));
        long growth = GrowthPolicy.growthFor(net, paid.currency(), rules.tiers().growthPerMajorUnit());
        if (growth == 0 || !GrowthPolicy.counts(command.occurredAt(), asOf, rules)) return Optional.empty();
        return Optional.of(new GrowthAdded(
                command.customerId(),
                command.orderId(),
                null,
                "order paid",
                new Money(net, paid.currency()).plain(),
                growth,
                valueAt(asOf, rules) + growth,
                rules.version(),
                command.occurredAt()));
    }

    /** Empty if nothing is left to take, or the refund was counted, or what it takes from would not count any more. */
    Optional<GrowthReduced> of(ReduceGrowth command, Instant asOf, Programme rules) {
        Money net = command.net();
        ByOrder known = byOrder.get(command.orderId());
        Long told = leastNet.get(command.orderId());
        if (told != null && told <= net.amount()) return Optional.empty();
        if (known == null && !couldCount(command, asOf, rules)) return Optional.empty();
        long keeps = known == null
                ? 0
                : Math.min(known.left(), GrowthPolicy.growthFor(net.amount(), net.currency(), known.perMajorUnit()));
        long taken = known == null ? 0 : known.left() - keeps;
        if (known != null && taken == 0) return Optional.empty();
        long counted = known != null && GrowthPolicy.counts(known.at(), asOf, rules) ? taken : 0;
        return Optional.of(new GrowthReduced(
                command.customerId(),
                command.orderId(),
                command.refundId(),
                net.plain(),
                taken,
                valueAt(asOf, rules) - counted,
                rules.version(),
                command.occurredAt()));
    }

    /** @throws TaskClash if it was granted with another amount */
    Optional<GrowthAdded> of(GrantTaskGrowth command, Instant asOf, Programme rules) {
        Entry granted = byTask.get(command.taskId());
        if (granted != null && granted.growth() != command.growth()) {
            throw new TaskClash(command.taskId(), granted.growth());
        }
        if (granted != null) return Optional.empty();
        long counted = GrowthPolicy.counts(command.happenedAt(), asOf, rules) ? command.growth() : 0;
        CustomerId customer = command.customerId();
        return Optional.of(new GrowthAdded(
                customer,
                null,
                command.taskId(),
                command.reason(),
                null,
                command.growth(),
                valueAt(asOf, rules) + counted,
                rules.version(),
                command.happenedAt()));
    }

    /** All that counts at a moment, as another customer can take it over. */
    List<GrowthAdded> left(CustomerId customer, Instant at, Programme rules) {
        Stream<GrowthAdded> ofOrders = byOrder.entrySet().stream()
                .map(each -> merged(
                        customer,
                        each.getKey(),
                        null,
                        each.getValue().net(),
                        each.getValue().left(),
                        each.getValue().at()));
        Stream<GrowthAdded> ofTasks = byTask.entrySet().stream()
                .map(each -> merged(
                        customer,
                        null,
                        each.getKey(),
                        null,
                        each.getValue().growth(),
                        each.getValue().at()));
        return Stream.concat(ofOrders, ofTasks)
                .filter(each -> each.growth() > 0 && GrowthPolicy.counts(each.occurredAt(), at, rules))
                .sorted(Comparator.comparing(GrowthAdded::occurredAt)
                        .thenComparing(each -> each.orderId() + "/" + each.taskId()))
                .toList();
    }

    /** One entry of a merged customer as the survivor's own; empty if the survivor has it. */
    Optional<GrowthAdded> takenOver(CustomerId customer, GrowthAdded entry, Instant asOf, Programme rules) {
        boolean known =
                entry.orderId() == null ? byTask.containsKey(entry.taskId()) : byOrder.containsKey(entry.orderId());
        if (known) return Optional.empty();
        return Optional.of(new GrowthAdded(
                customer,
                entry.orderId(),
                entry.taskId(),
                entry.reason(),
                entry.net(),
                entry.growth(),
                valueAt(asOf, rules) + entry.growth(),
                rules.version(),
                entry.occurredAt()));
    }

    /** What of another customer's book is in this one too: a merge has handed it over. As it stands here. */
    List<GrowthShare> sharedWith(Growth other) {
        Stream<GrowthShare> ofOrders = byOrder.entrySet().stream()
                .filter(each -> other.byOrder.containsKey(each.getKey()))
                .map(each -> new GrowthShare(
                        each.getKey(),
                        null,
                        each.getValue().net(),
                        each.getValue().left()));
        Stream<GrowthShare> ofTasks = byTask.entrySet().stream()
                .filter(each -> other.byTask.containsKey(each.getKey()))
                .map(each -> new GrowthShare(
                        null, each.getKey(), null, each.getValue().growth()));
        return Stream.concat(ofOrders, ofTasks)
                .sorted(Comparator.comparing(share -> share.orderId() + "/" + share.taskId()))
                .toList();
    }

    /** The total that counts at a moment once these have gone home. */
    long valueWithout(List<GrowthShare> shares, Instant at, Programme rules) {
        Growth without = copy();
        without.remove(shares);
        return without.valueAt(at, rules);
    }

    /** The total that counts at a moment once these have come home. */
    long valueWith(List<GrowthShare> shares, Instant at, Programme rules) {
        Growth with = copy();
        with.put(shares);
        return with.valueAt(at, rules);
    }

    private static GrowthAdded merged(
            CustomerId customer,
            @Nullable OrderId order,
            @Nullable TaskId task,
            @Nullable Amount net,
            long growth,
            Instant at) {
        return new GrowthAdded(customer, order, task, "merged", net, growth, growth, 1, at);
    }

    void on(MembershipEvent event) {
        if (event instanceof GrowthReduced reduced) {
            leastNet.merge(reduced.orderId(), reduced.net().amount(), Math::min);
            byOrder.computeIfPresent(
                    reduced.orderId(),
                    (id, order) -> new ByOrder(
                            order.at(), order.perMajorUnit(), order.left() - reduced.growth(), reduced.net()));
        } else if (event instanceof GrowthAdded added) {
            if (added.taskId() != null) byTask.put(added.taskId(), new Entry(added.occurredAt(), added.growth()));
            if (added.orderId() != null && added.net() != null) {
                long units =
                        Money.wholeMajorUnits(added.net().amount(), added.net().currency());
                byOrder.put(
                        added.orderId(),
                        new ByOrder(added.occurredAt(), added.growth() / units, added.growth(), added.net()));
            }
        } else if (event instanceof MembershipParted parted) {
            remove(parted.growth());
        } else if (event instanceof MembershipReturned returned) {
            put(returned.growth());
        }
    }

    private void remove(List<GrowthShare> shares) {
        shares.forEach(share -> {
            if (share.orderId() != null) byOrder.remove(share.orderId());
            if (share.taskId() != null) byTask.remove(share.taskId());
        });
    }

    /** Only orders can have become less meanwhile. */
    private void put(List<GrowthShare> shares) {
        for (GrowthShare share : shares) {
            OrderId orderId = share.orderId();
            Amount net = share.net();
            if (orderId == null || net == null) continue;
            leastNet.merge(orderId, net.amount(), Math::min);
            byOrder.computeIfPresent(
                    orderId, (id, order) -> new ByOrder(order.at(), order.perMajorUnit(), share.growth(), net));
        }
    }

    private Growth copy() {
        Growth copy = new Growth();
        copy.byOrder.putAll(byOrder);
        copy.byTask.putAll(byTask);
        return copy;
    }

    /** An order is paid before it is paid back: a refund that is too old belongs to a payment that is. */
    private static boolean couldCount(ReduceGrowth command, Instant asOf, Programme rules) {
        Money paid = command.paid();
        long growth = GrowthPolicy.growthFor(
                paid.amount(), paid.currency(), rules.tiers().growthPerMajorUnit());
        return growth > 0 && GrowthPolicy.counts(command.occurredAt(), asOf, rules);
    }
}
