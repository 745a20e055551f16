package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Once every policy has caught up, each order has given, less what was taken back, one growth value per whole major unit of
 * what stays paid, and to one customer only, also after a merge and its taking back; a tier is one of the table and is left for another one (DOMAIN.md §2, Membership).
 */
final class GrowthFollowsNetSpend implements Rule {

    private static final List<String> TABLE = List.of("BRONZE", "SILVER", "GOLD", "PLATINUM");

    /** Shorter than the programme's: an order that left the window need not be counted any more. */
    private static final Duration WINDOW = Duration.ofDays(360);

    private final Map<OrderId, Long> net = new HashMap<>();
    private final Map<OrderId, Instant> paidAt = new HashMap<>();
    private final Map<CustomerId, Map<OrderId, Long>> growth = new HashMap<>();
    private final Set<CustomerId> merged = new HashSet<>();
    private final Map<CustomerId, String> tiers = new HashMap<>();

    private final Erased erased = new Erased();
    private final Overtaken overtaken = new Overtaken();

    @Override
    public void hear(Event event) {
        erased.hear(event);
        overtaken.hear(event);
        if (event instanceof OrderPaid paid) {
            net.put(paid.orderId(), paid.amount().amount());
            paidAt.put(paid.orderId(), paid.occurredAt());
        }
        if (event instanceof OrderRefunded refund) {
            net.merge(refund.orderId(), -refund.amount().amount(), Long::sum);
        }
        if (event instanceof GrowthAdded added) {
            assertThat(added.growthValue()).as("after %s", added).isNotNegative();
            if (added.orderId() != null) count(added.customerId(), added.orderId(), added.growth());
        }
        if (event instanceof GrowthReduced reduced) {
            assertThat(reduced.growthValue()).as("after %s", reduced).isNotNegative();
            count(reduced.customerId(), reduced.orderId(), -reduced.growth());
        }
        if (event instanceof CustomerMergedAway away) merged.add(away.customerId());
        if (event instanceof CustomerBroughtBack back) merged.remove(back.customerId());
        if (event instanceof MembershipParted parted) {
            for (GrowthShare share : parted.growth()) goesHome(parted, share);
        }
        if (event instanceof MembershipReturned returned) {
            for (GrowthShare share : returned.growth()) {
                if (share.orderId() != null) bookOf(returned.customerId()).put(share.orderId(), share.growth());
            }
        }
        if (event instanceof TierChanged changed) {
            assertThat(changed.from())
                    .as("the tier before %s", changed)
                    .isEqualTo(tiers.getOrDefault(changed.customerId(), TABLE.get(0)));
            assertThat(changed.to()).as("%s", changed).isIn(TABLE).isNotEqualTo(changed.from());
            tiers.put(changed.customerId(), changed.to());
        }
    }

    @Override
    public void settled(Instant now) {
        paidAt.values().removeIf(at -> at.isBefore(now.minus(WINDOW)));
        net.keySet().retainAll(paidAt.keySet());
        net.forEach((order, paid) -> erased.unless(
                order,
                () -> overtaken.unless(order, () -> assertThat(countedFor(order))
                        .as("growth of order %s, of which %s stays paid", order, paid)
                        .isEqualTo(paid / 100))));
    }

    private void count(CustomerId customer, OrderId order, long points) {
        bookOf(customer).merge(order, points, Long::sum);
    }

    private void goesHome(MembershipParted parted, GrowthShare share) {
        if (share.orderId() == null) return;
        assertThat(bookOf(parted.customerId()).remove(share.orderId()))
                .as("what goes home with %s", parted)
                .isEqualTo(share.growth());
    }

    private Map<OrderId, Long> bookOf(CustomerId customer) {
        return growth.computeIfAbsent(customer, id -> new HashMap<>());
    }

    /** By all who act for themselves today, together: nobody's order counts for two. */
    private long countedFor(OrderId order) {
        return growth.entrySet().stream()
                .filter(each -> !merged.contains(each.getKey()))
                .mapToLong(each -> each.getValue().getOrDefault(order, 0L))
                .sum();
    }
}
