package dev.pondkeeper.command.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedemptionPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant EARLY = NOW.minusSeconds(10);

    /** In the order in which they are to be spent: expiry, then activation, then id, never-expiring last. */
    private static final List<Lot> IN_ORDER = List.of(
            lot("z", 10, EARLY.plusSeconds(2), NOW.plusSeconds(1)),
            lot("y", 10, EARLY, NOW.plusSeconds(2)),
            lot("a", 10, EARLY.plusSeconds(1), NOW.plusSeconds(2)),
            lot("b", 10, EARLY.plusSeconds(1), NOW.plusSeconds(2)),
            lot("0", 10, EARLY, null),
            lot("1", 10, EARLY, null));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takes_lots_in_one_order_however_they_are_given(long seed) {
        List<Lot> shuffled = new ArrayList<>(IN_ORDER);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(RedemptionPolicy.allocate(kept(shuffled), 60, NOW))
                .extracting(Allocation::lotId)
                .containsExactly("z", "y", "a", "b", "0", "1");
    }

    @Test
    void opens_no_lot_that_it_does_not_need() {
        assertThat(RedemptionPolicy.allocate(kept(IN_ORDER), 20, NOW))
                .containsExactly(new Allocation("z", 10), new Allocation("y", 10));
        assertThat(RedemptionPolicy.allocate(kept(IN_ORDER), 21, NOW)).last().isEqualTo(new Allocation("a", 1));
    }

    @Test
    void tells_how_many_points_can_be_used_now() {
        assertThatExceptionOfType(InsufficientPoints.class)
                .isThrownBy(() -> RedemptionPolicy.allocate(kept(IN_ORDER), 61, NOW))
                .withMessage("Asked for 61 points, 60 can be used now.");
    }

    @Test
    void passes_over_lots_that_are_spent_or_expired_or_not_yet_active() {
        List<Lot> lots = List.of(
                lot("spent", 0, EARLY, null),
                lot("expired", 10, EARLY, NOW.minusNanos(1)),
                lot("pending", 10, NOW.plusNanos(1), null),
                lot("first moment", 1, NOW, null),
                lot("last moment", 1, EARLY, NOW));
        assertThat(RedemptionPolicy.allocate(kept(lots), 2, NOW))
                .containsExactly(new Allocation("last moment", 1), new Allocation("first moment", 1));
    }

    private static Iterator<Lot> kept(List<Lot> lots) {
        Lots kept = new Lots();
        lots.forEach(kept::add);
        return kept.inOrder();
    }

    private static Lot lot(String id, long left, Instant activatesAt, @Nullable Instant expiresAt) {
        return new Lot(id, left, activatesAt, expiresAt, false, false);
    }
}
