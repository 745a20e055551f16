package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories: whatever is asked of an account, no point appears or vanishes (DOMAIN.md §2, conservation). */
class PointsConservationTest {

    private static final int STEPS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void no_point_appears_or_vanishes(long seed) {
        InMemoryPond pond =
                new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(PointsAccount.class)));
        Random random = new Random(seed);
        Instant now = NOW;
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(24 * 40)));
            Optional<Refusal> refusal = pond.send(anything(random, now), now);
            if (refusal.isPresent()) refused++;
        }
        List<Event> history = pond.eventsOf(new StreamId("points", LI_LEI.value()));
        assertThat(history.size()).as("a history worth the name").isBetween(STEPS / 4, STEPS);
        assertThat(refused).as("refusals").isPositive();
        assertConserved(history);
    }

    private static PointsCommand anything(Random random, Instant now) {
        String id = Integer.toString(random.nextInt(STEPS));
        return switch (random.nextInt(4)) {
            case 0 -> new EarnPoints(LI_LEI, new EarningId(id), 1 + random.nextInt(50), "gift", now);
            case 1 -> new EarnPointsForOrder(LI_LEI, new OrderId(id), new Money(random.nextInt(9000), "CNY"), now);
            default -> new RedeemPoints(LI_LEI, new RedemptionId(id), 1 + random.nextInt(60), now);
        };
    }

    /** Adds up by itself what the events say of lots, and compares with what they say of balances. */
    private static void assertConserved(List<Event> history) {
        Map<String, Long> left = new HashMap<>();
        long issued = 0;
        long redeemed = 0;
        for (Event event : history) {
            if (event instanceof PointsEarned earned) {
                assertThat(left.put(earned.lotId(), earned.points())).isNull();
                issued += earned.points();
            } else if (event instanceof PointsRedeemed spent) {
                long taken = 0;
                for (Allocation each : spent.allocations()) {
                    long rest = left.merge(each.lotId(), -each.points(), Long::sum);
                    assertThat(rest).as("left in %s", each.lotId()).isNotNegative();
                    taken += each.points();
                }
                assertThat(taken).isEqualTo(spent.points());
                redeemed += taken;
            }
            PointsBalances balances = ((PointsEvent) event).balances();
            assertThat(balances).isEqualTo(new PointsBalances(issued - redeemed, 0, 0, 0, issued, redeemed, 0, 0));
            assertThat(left.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(balances.available());
        }
    }
}
