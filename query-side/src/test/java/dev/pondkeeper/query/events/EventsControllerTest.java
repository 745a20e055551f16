package dev.pondkeeper.query.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Readings;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventsControllerTest {

    private static final Instant PAID_AT = Instant.parse("1997-01-12T04:00:00Z");
    private static final Instant RECORDED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final List<EventLog.LoggedEvent> events = IntStream.range(0, 1200)
            .mapToObj(position -> new EventLog.LoggedEvent(
                    "e-" + position,
                    "order:" + position,
                    position % 100 == 99 ? "OrderRefunded" : "OrderPaid",
                    "1",
                    PAID_AT,
                    RECORDED_AT,
                    position,
                    "{}"))
            .toList();

    private final EventsController controller = new EventsController(new EventLog() {
        @Override
        public long tail() {
            return events.size() - 1L;
        }

        @Override
        public List<LoggedEvent> after(long position, int most) {
            return events.stream()
                    .filter(event -> event.position() > position)
                    .limit(most)
                    .toList();
        }
    });

    @Test
    void pages_through_the_whole_log_without_a_gap() {
        var first = controller.events(Readings.of("limit=500"));
        var second = controller.events(Readings.of("limit=500", "after=" + first.next()));
        var third = controller.events(Readings.of("limit=500", "cursor=" + second.next()));

        assertThat(first.items())
                .hasSize(500)
                .first()
                .extracting(CloudEvent::position)
                .isEqualTo(0L);
        assertThat(second.items()).first().extracting(CloudEvent::position).isEqualTo(500L);
        assertThat(third.items())
                .hasSize(200)
                .last()
                .extracting(CloudEvent::position)
                .isEqualTo(1199L);
        assertThat(third.next()).isNull();
    }

    @Test
    void is_a_cloud_event_in_business_time_with_the_recorded_time_beside_it() {
        assertThat(controller.events(Readings.of("after=98", "limit=1")).items())
                .containsExactly(new CloudEvent(
                        "1.0",
                        "e-99",
                        "/pondkeeper",
                        "order:99",
                        "dev.pondkeeper.OrderRefunded.v1",
                        PAID_AT,
                        "application/json",
                        99,
                        RECORDED_AT,
                        "{}"));
    }

    @Test
    void finds_the_events_of_one_type_wherever_they_are() {
        var refunds = controller.events(Readings.of("types=OrderRefunded", "limit=500"));

        assertThat(refunds.items()).hasSize(12);
        assertThat(refunds.next()).isNull();
    }

    @Test
    void after_the_tail_there_is_nothing_yet() {
        var page = controller.events(Readings.of("after=1199"));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
    }

    @Test
    void names_a_type_that_does_not_exist_and_a_position_that_is_none() {
        assertThatThrownBy(() -> controller.events(Readings.of("types=OrderPayed", "after=x")))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.faults())
                        .extracting(Problem.Fault::parameter)
                        .containsExactlyInAnyOrder("types", "after"));
    }
}
