package dev.pondkeeper.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class DueTimesTest {

    private static final Instant RECORDED = Instant.parse("2026-03-05T04:20:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<String> asked = new ArrayList<>();

    @Test
    void what_falls_due_of_one_stream_at_one_instant_shares_a_deadline() {
        Instant due = RECORDED.plus(MINUTE).plusMillis(1);
        live("e-1").later(due);
        live("e-2").inAnyCase(due);
        assertThat(asked).containsExactly(due + " points:42/" + due + " " + due, due + " points:42/" + due + " " + due);
    }

    @Test
    void what_is_due_within_a_minute_has_a_deadline_of_its_own() {
        for (Instant due : List.of(RECORDED.plus(MINUTE), RECORDED, RECORDED.minus(MINUTE))) {
            asked.clear();
            live("e-1").later(due);
            assertThat(asked).containsExactly(due + " points:42/" + due + "/e-1 " + due);
        }
    }

    @Test
    void what_was_due_before_is_left_to_the_decision_that_has_settled_it() {
        live("e-1").later(RECORDED.minus(MINUTE).minusMillis(1));
        live("e-1").later(null);
        assertThat(asked).isEmpty();
    }

    @Test
    void what_was_due_before_and_is_not_settled_is_due_at_once() {
        Instant due = RECORDED.minus(Duration.ofDays(3));
        live("e-1").inAnyCase(due);
        assertThat(asked).containsExactly(due + " points:42/" + due + "/e-1 " + due);
    }

    @Test
    void what_was_due_before_its_import_is_settled_once_at_the_full_hour_after_an_hour() {
        imported("e-1", RECORDED).inAnyCase(Instant.parse("1998-01-01T00:00:00Z"));
        imported("e-2", Instant.parse("2026-03-05T05:00:00Z")).inAnyCase(Instant.parse("1999-01-01T00:00:00Z"));
        assertThat(asked)
                .containsExactly(
                        "2026-03-05T06:00:00Z points:42/2026-03-05T06:00:00Z 1998-01-01T00:00:00Z",
                        "2026-03-05T06:00:00Z points:42/2026-03-05T06:00:00Z 1999-01-01T00:00:00Z");
    }

    @Test
    void what_falls_due_after_its_import_is_on_time() {
        Instant due = RECORDED.plus(Duration.ofDays(3));
        imported("e-1", RECORDED).later(due);
        assertThat(asked).containsExactly(due + " points:42/" + due + " " + due);
    }

    private DueTimes live(String id) {
        return times(new GenericEventMessage<>(id, "heard", Map.of(), RECORDED));
    }

    private DueTimes imported(String id, Instant recordedAt) {
        return times(new GenericEventMessage<>(id, "heard", Map.of(MetadataKeys.HISTORICAL, "true"), recordedAt));
    }

    private DueTimes times(EventMessage<?> heard) {
        return new DueTimes(
                "test",
                new StreamId("points", "42"),
                heard,
                due -> new SettlePoints(new CustomerId("42"), due),
                (due, policy, id, command) -> asked.add(due + " " + id + " " + command.occurredAt()));
    }
}
