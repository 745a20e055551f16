package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.touch.Contacts.SHANGHAI;
import static dev.pondkeeper.command.touch.Contacts.profile;
import static dev.pondkeeper.command.touch.Contacts.shanghai;
import static dev.pondkeeper.command.touch.TouchPond.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.CallOutcome;
import dev.pondkeeper.kernel.touch.StaffId;
import dev.pondkeeper.kernel.touch.TouchCommand.CancelTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.ClaimStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.CompleteStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.MarkCallOverdue;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchDelivered;
import dev.pondkeeper.kernel.touch.TouchCommand.ReleaseStaffCall;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallClaimed;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallCompleted;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOpened;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallOverdue;
import dev.pondkeeper.kernel.touch.TouchEvent.StaffCallReleased;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StaffCallTest {

    private static final Instant NOON = shanghai("2026-03-05T12:00");
    private static final Instant DUE = NOON.plus(Duration.ofDays(2));
    private static final StaffId ANN = new StaffId("ann");
    private static final StaffId BOB = new StaffId("bob");

    private final TouchPond pond = new TouchPond();

    StaffCallTest() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, ContactChannel.CALL, NOON);
    }

    @Test
    void a_call_that_is_let_through_stands_on_the_list_for_two_days() {
        assertThat(last()).isEqualTo(new StaffCallOpened(touch("t-1"), LI_LEI, "spring", 1, DUE, 1, NOON));
        assertThat(pond.send(new RecordTouchDelivered(touch("t-1"), NOON), NOON))
                .contains("touch-not-sent");
    }

    @Test
    void one_of_the_staff_takes_it_on_and_nobody_else_can() {
        assertThat(claim(ANN, NOON)).isEmpty();
        assertThat(claim(ANN, NOON)).isEmpty();
        assertThat(claim(BOB, NOON)).contains("staff-call-claimed");
        assertThat(pond.of("t-1")).hasSize(4);
        assertThat(last()).isEqualTo(new StaffCallClaimed(touch("t-1"), LI_LEI, ANN, NOON));
    }

    @Test
    void who_took_it_on_can_put_it_back_for_another() {
        claim(ANN, NOON);
        assertThat(pond.send(new ReleaseStaffCall(touch("t-1"), BOB, NOON), NOON))
                .contains("staff-call-claimed");
        pond.send(new ReleaseStaffCall(touch("t-1"), ANN, NOON), NOON);
        assertThat(last()).isEqualTo(new StaffCallReleased(touch("t-1"), LI_LEI, ANN, NOON));
        assertThat(pond.send(new ReleaseStaffCall(touch("t-1"), ANN, NOON), NOON))
                .isEmpty();
        assertThat(complete(ANN, CallOutcome.REACHED, NOON)).contains("staff-call-not-claimed");
        assertThat(claim(BOB, NOON)).isEmpty();
    }

    @Test
    void who_took_it_on_completes_it_once() {
        assertThat(complete(ANN, CallOutcome.REACHED, NOON)).contains("staff-call-not-claimed");
        claim(ANN, NOON);
        assertThat(complete(BOB, CallOutcome.REACHED, NOON)).contains("staff-call-not-claimed");
        assertThat(complete(ANN, CallOutcome.REACHED, NOON)).isEmpty();
        assertThat(last())
                .isEqualTo(
                        new StaffCallCompleted(touch("t-1"), LI_LEI, "spring", 1, ANN, "REACHED", "will renew", NOON));
        assertThat(complete(ANN, CallOutcome.REACHED, NOON)).isEmpty();
        assertThat(complete(ANN, CallOutcome.DECLINED, NOON)).contains("staff-call-closed");
        assertThat(claim(BOB, NOON)).contains("staff-call-closed");
        assertThat(pond.of("t-1")).hasSize(5);
    }

    @Test
    void a_call_that_nobody_claims_is_overdue_when_it_is_due() {
        overdue(DUE.minusMillis(1));
        assertThat(last()).isInstanceOf(StaffCallOpened.class);
        overdue(DUE);
        overdue(DUE.plusSeconds(1));
        assertThat(last()).isEqualTo(new StaffCallOverdue(touch("t-1"), LI_LEI, "spring", 1, DUE));
        assertThat(pond.of("t-1")).hasSize(4);
        assertThat(claim(ANN, DUE)).contains("staff-call-closed");
    }

    @Test
    void a_call_is_due_though_nobody_has_recorded_that_yet() {
        assertThat(claim(ANN, DUE.minusMillis(1))).isEmpty();
        pond.send(new ReleaseStaffCall(touch("t-1"), ANN, DUE), DUE);
        assertThat(claim(ANN, DUE)).contains("staff-call-closed");
    }

    @Test
    void a_call_that_was_made_late_is_recorded_all_the_same() {
        claim(ANN, NOON);
        overdue(DUE);
        assertThat(last()).isInstanceOf(StaffCallOverdue.class);
        assertThat(complete(ANN, CallOutcome.NOT_REACHED, DUE)).isEmpty();
        assertThat(last()).isInstanceOf(StaffCallCompleted.class);
    }

    @Test
    void who_has_opted_out_of_calls_meanwhile_is_not_called() {
        pond.profile = profile(SHANGHAI, ContactChannel.SMS);
        assertThat(claim(ANN, NOON)).contains("contact-not-allowed");
    }

    @Test
    void a_call_is_withdrawn_even_after_it_was_taken_on() {
        claim(ANN, NOON);
        pond.send(new CancelTouch(touch("t-1"), "renewed", NOON), NOON);
        assertThat(last()).isEqualTo(new TouchCancelled(touch("t-1"), LI_LEI, "renewed", NOON));
        assertThat(complete(ANN, CallOutcome.REACHED, NOON)).contains("staff-call-closed");
        assertThat(claim(BOB, NOON)).contains("staff-call-closed");
    }

    @Test
    void the_end_of_a_run_takes_back_a_call_only_as_long_as_nobody_has_taken_it_on() {
        claim(ANN, NOON);
        assertThat(withdraw("t-1")).isEmpty();
        assertThat(last()).isInstanceOf(StaffCallClaimed.class);
        pond.send(new ReleaseStaffCall(touch("t-1"), ANN, NOON), NOON);
        assertThat(withdraw("t-1")).isEmpty();
        assertThat(last()).isEqualTo(new TouchCancelled(touch("t-1"), LI_LEI, "the run ended", NOON));
        assertThat(claim(BOB, NOON)).contains("staff-call-closed");
    }

    @Test
    void what_was_never_asked_for_is_taken_back_without_a_word() {
        assertThat(withdraw("t-0")).isEmpty();
        assertThat(pond.of("t-0")).isEmpty();
    }

    private Optional<String> withdraw(String id) {
        return pond.send(new WithdrawTouch(touch(id), "the run ended", NOON), NOON);
    }

    @Test
    void a_marketing_call_that_is_withdrawn_counts_no_longer() {
        pond.ask("t-2", LI_LEI, Purpose.MARKETING, ContactChannel.CALL, NOON);
        assertThat(pond.budget()).hasSize(1);
        pond.send(new CancelTouch(touch("t-2"), "erased", NOON), NOON);
        assertThat(pond.budget()).hasSize(2);
    }

    @Test
    void only_a_call_can_be_taken_on() {
        pond.ask("t-3", LI_LEI, Purpose.SERVICE, ContactChannel.SMS, NOON);
        assertThat(pond.send(new ClaimStaffCall(touch("t-3"), ANN, NOON), NOON)).contains("not-a-staff-call");
        assertThat(pond.send(new ClaimStaffCall(touch("t-0"), ANN, NOON), NOON)).contains("unknown-touch");
    }

    private Optional<String> claim(StaffId staff, Instant at) {
        return pond.send(new ClaimStaffCall(touch("t-1"), staff, at), at);
    }

    private Optional<String> complete(StaffId staff, CallOutcome outcome, Instant at) {
        return pond.send(new CompleteStaffCall(touch("t-1"), staff, outcome, "will renew", at), at);
    }

    private void overdue(Instant at) {
        assertThat(pond.send(new MarkCallOverdue(touch("t-1"), at), at)).isEmpty();
    }

    private Event last() {
        List<Event> events = pond.of("t-1");
        return events.get(events.size() - 1);
    }
}
