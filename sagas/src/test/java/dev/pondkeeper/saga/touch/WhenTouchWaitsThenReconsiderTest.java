package dev.pondkeeper.saga.touch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.touch.TouchCommand.MarkCallOverdue;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchId;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhenTouchWaitsThenReconsiderTest {

    private static final TouchId TOUCH = new TouchId("t");
    private static final CustomerId CUSTOMER = new CustomerId("42");
    private static final Instant DUE = Agenda.RECORDED.plus(Duration.ofHours(20));
    private static final TouchScheduled WAITS =
            new TouchScheduled(TOUCH, CUSTOMER, "SMS", DUE, "QUIET_HOURS", 1, Agenda.RECORDED);
    private static final StaffCallOpened CALL =
            new StaffCallOpened(TOUCH, CUSTOMER, null, null, DUE, 1, Agenda.RECORDED);

    private final Agenda agenda = new Agenda(new WhenTouchWaitsThenReconsider());

    @Test
    void what_waits_is_decided_afresh_when_its_time_has_come_at_the_time_it_is_then() {
        assertThat(agenda.of(WAITS))
                .containsExactly(new Entry(DUE, "touch-due/touch:t/" + DUE, new ReconsiderTouch(TOUCH, null)));
    }

    @Test
    void a_call_becomes_overdue() {
        assertThat(agenda.of(CALL))
                .containsExactly(new Entry(DUE, "staff-call-due/touch:t/" + DUE, new MarkCallOverdue(TOUCH, DUE)));
    }

    @Test
    void imported_history_starts_neither() {
        assertThat(agenda.ofImported(WAITS)).isEmpty();
        assertThat(agenda.ofImported(CALL)).isEmpty();
    }
}
