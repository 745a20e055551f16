package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.RESTRICTED;
import static dev.pondkeeper.command.touch.Contacts.SHANGHAI;
import static dev.pondkeeper.command.touch.Contacts.profile;
import static dev.pondkeeper.command.touch.Contacts.shanghai;
import static dev.pondkeeper.command.touch.TouchPond.touch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactCounted;
import dev.pondkeeper.kernel.touch.ContactEvent.ContactDiscounted;
import dev.pondkeeper.kernel.touch.TouchCommand.CancelTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.ReconsiderTouch;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchDelivered;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchFailed;
import dev.pondkeeper.kernel.touch.TouchCommand.RecordTouchSent;
import dev.pondkeeper.kernel.touch.TouchCommand.WithdrawTouch;
import dev.pondkeeper.kernel.touch.TouchEvent.Avoided;
import dev.pondkeeper.kernel.touch.TouchEvent.Blank;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchApproved;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchCancelled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchDelivered;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchFailed;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchRequested;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchScheduled;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSent;
import dev.pondkeeper.kernel.touch.TouchEvent.TouchSuppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TouchTest {

    private static final Instant NOON = shanghai("2026-03-05T12:00");
    private static final Instant NIGHT = shanghai("2026-03-05T23:00");
    private static final Instant EIGHT = shanghai("2026-03-06T08:00");

    private final TouchPond pond = new TouchPond();

    @Test
    void asks_and_is_let_through_in_one_commit() {
        assertThat(pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON)).isEmpty();
        assertThat(pond.of("t-1"))
                .containsExactly(
                        new TouchRequested(
                                touch("t-1"),
                                LI_LEI,
                                "spring",
                                1,
                                "SERVICE",
                                "REMINDER",
                                null,
                                List.of(new Avoided("EMAIL")),
                                "hello",
                                List.of(new Blank("name", "李雷")),
                                NOON.plus(Duration.ofDays(7)),
                                NOON),
                        approved("t-1", NOON));
        assertThat(pond.budget()).isEmpty();
    }

    @Test
    void the_same_request_twice_is_one_touch_and_another_under_its_id_is_refused() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON);
        assertThat(pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON.plusSeconds(1)))
                .isEmpty();
        assertThat(pond.of("t-1")).hasSize(2);
        assertThat(pond.ask("t-1", LI_LEI, Purpose.MARKETING, NOON)).contains("touch-clash");
    }

    @Test
    void who_is_not_there_cannot_be_reached() {
        assertThat(pond.ask("t-1", NOBODY, Purpose.SERVICE, NOON)).contains("unknown-customer");
        assertThat(pond.ask("t-1", MERGED, Purpose.SERVICE, NOON)).contains("customer-merged");
    }

    @Test
    void an_erased_or_restricted_customer_gets_nothing_and_that_is_recorded() {
        pond.ask("t-1", ERASED, Purpose.SERVICE, NOON);
        pond.ask("t-2", RESTRICTED, Purpose.SERVICE, NOON);
        assertThat(last("t-1"))
                .isEqualTo(new TouchSuppressed(
                        touch("t-1"), ERASED, "spring", 1, "SERVICE", null, "CUSTOMER_ERASED", 1, NOON));
        assertThat(last("t-2"))
                .isEqualTo(new TouchSuppressed(
                        touch("t-2"), RESTRICTED, "spring", 1, "SERVICE", null, "PROCESSING_RESTRICTED", 1, NOON));
    }

    @Test
    void nothing_personal_of_an_erased_customer_is_taken_down_and_asking_twice_is_asking_once() {
        pond.ask("t-1", ERASED, Purpose.SERVICE, NOON);
        assertThat(pond.ask("t-1", ERASED, Purpose.SERVICE, NOON)).isEmpty();
        assertThat(pond.of("t-1"))
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(TouchRequested.class, request -> assertThat(request.parameters())
                        .containsExactly(new Blank("name", null)));
    }

    @Test
    void quiet_hours_push_a_touch_until_its_time_has_come() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        assertThat(last("t-1"))
                .isEqualTo(new TouchScheduled(touch("t-1"), LI_LEI, "SMS", EIGHT, "QUIET_HOURS", 1, NIGHT));

        reconsider("t-1", EIGHT.minusMillis(1));
        assertThat(pond.of("t-1")).hasSize(2);
        reconsider("t-1", EIGHT);
        assertThat(last("t-1")).isEqualTo(approved("t-1", EIGHT));
        reconsider("t-1", EIGHT.plusSeconds(1));
        assertThat(pond.of("t-1")).hasSize(3);
    }

    @Test
    void who_opts_out_between_schedule_and_send_gets_nothing() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        pond.profile = profile(SHANGHAI);
        reconsider("t-1", EIGHT);
        assertThat(last("t-1"))
                .isEqualTo(new TouchSuppressed(
                        touch("t-1"), LI_LEI, "spring", 1, "SERVICE", null, "NO_CONSENT", 1, EIGHT));
    }

    @Test
    void another_channel_is_taken_when_only_the_first_was_opted_out_of_meanwhile() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        pond.profile = profile(SHANGHAI, ContactChannel.WECOM);
        reconsider("t-1", EIGHT);
        assertThat(last("t-1")).isInstanceOfSatisfying(TouchApproved.class, approved -> assertThat(approved.channel())
                .isEqualTo("WECOM"));
    }

    @Test
    void one_marketing_touch_a_day_and_three_a_week_pass_over_all_campaigns() {
        Instant day = NOON;
        for (int i = 1; i <= 3; i++, day = day.plus(Duration.ofDays(1))) {
            pond.ask("t-" + i, LI_LEI, Purpose.MARKETING, day);
            pond.ask("t-" + i + "-again", LI_LEI, Purpose.MARKETING, day);
            assertThat(last("t-" + i)).isInstanceOf(TouchApproved.class);
            assertThat(last("t-" + i + "-again"))
                    .isInstanceOfSatisfying(TouchScheduled.class, waiting -> assertThat(waiting.reason())
                            .isEqualTo("FREQUENCY_CAP"));
        }
        pond.ask("t-4", LI_LEI, Purpose.MARKETING, day);
        assertThat(last("t-4")).isInstanceOfSatisfying(TouchScheduled.class, waiting -> assertThat(waiting.until())
                .isEqualTo(NOON.plus(Duration.ofDays(7))));
        assertThat(pond.budget()).hasSize(3);
    }

    @Test
    void what_failed_or_was_withdrawn_counts_no_longer() {
        pond.ask("t-1", LI_LEI, Purpose.MARKETING, NOON);
        pond.send(new RecordTouchFailed(touch("t-1"), "no such number", NOON), NOON);
        assertThat(pond.budget())
                .containsExactly(
                        new ContactCounted(LI_LEI, touch("t-1"), NOON, NOON),
                        new ContactDiscounted(LI_LEI, touch("t-1"), NOON));
        pond.ask("t-2", LI_LEI, Purpose.MARKETING, NOON);
        assertThat(last("t-2")).isInstanceOf(TouchApproved.class);
    }

    @Test
    void a_touch_that_arrives_after_all_counts_again() {
        pond.ask("t-1", LI_LEI, Purpose.MARKETING, NOON);
        pond.send(new RecordTouchFailed(touch("t-1"), "timeout", NOON), NOON);
        pond.send(new RecordTouchDelivered(touch("t-1"), NOON), NOON);
        pond.ask("t-2", LI_LEI, Purpose.MARKETING, NOON);
        assertThat(last("t-1")).isInstanceOf(TouchDelivered.class);
        assertThat(last("t-2")).isInstanceOf(TouchScheduled.class);
    }

    @Test
    void receipts_come_twice_late_and_out_of_order() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON);
        RecordTouchSent sent = new RecordTouchSent(touch("t-1"), "webhook", "m-1", NOON);
        RecordTouchDelivered delivered = new RecordTouchDelivered(touch("t-1"), NOON);
        RecordTouchFailed failed = new RecordTouchFailed(touch("t-1"), "timeout", NOON);

        pond.send(sent, NOON);
        pond.send(sent, NOON);
        pond.send(failed, NOON);
        pond.send(failed, NOON);
        pond.send(sent, NOON);
        pond.send(delivered, NOON);
        pond.send(failed, NOON);
        pond.send(delivered, NOON);

        assertThat(pond.of("t-1").subList(2, 5))
                .containsExactly(
                        new TouchSent(touch("t-1"), LI_LEI, "spring", 1, "SMS", "webhook", "m-1", NOON),
                        new TouchFailed(touch("t-1"), LI_LEI, "spring", 1, "SMS", "timeout", NOON),
                        new TouchDelivered(touch("t-1"), LI_LEI, "spring", 1, "SMS", NOON));
        assertThat(pond.of("t-1")).hasSize(5);
    }

    @Test
    void a_delivery_before_its_sending_is_recorded_and_the_sending_adds_nothing() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON);
        pond.send(new RecordTouchDelivered(touch("t-1"), NOON), NOON);
        pond.send(new RecordTouchSent(touch("t-1"), "webhook", null, NOON), NOON);
        assertThat(last("t-1")).isInstanceOf(TouchDelivered.class);
    }

    @Test
    void refuses_receipts_of_what_was_never_let_out() {
        assertThat(pond.send(new RecordTouchDelivered(touch("t-0"), NOON), NOON))
                .contains("unknown-touch");
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        assertThat(pond.send(new RecordTouchSent(touch("t-1"), "webhook", null, NIGHT), NIGHT))
                .contains("touch-not-sent");
        assertThat(pond.send(new RecordTouchFailed(touch("t-1"), "timeout", NIGHT), NIGHT))
                .contains("touch-not-sent");
    }

    @Test
    void a_waiting_touch_is_withdrawn_once_and_never_sent() {
        CancelTouch renewed = new CancelTouch(touch("t-1"), "renewed", NIGHT);
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        pond.send(renewed, NIGHT);
        assertThat(last("t-1")).isEqualTo(new TouchCancelled(touch("t-1"), LI_LEI, "renewed", NIGHT));
        pond.send(renewed, NIGHT);
        reconsider("t-1", EIGHT);
        assertThat(pond.of("t-1")).hasSize(3);
    }

    @Test
    void the_end_of_a_run_takes_back_what_waits_and_nothing_that_is_on_its_way() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NIGHT);
        assertThat(pond.send(new WithdrawTouch(touch("t-1"), "the run ended", NIGHT), NIGHT))
                .isEmpty();
        assertThat(last("t-1")).isEqualTo(new TouchCancelled(touch("t-1"), LI_LEI, "the run ended", NIGHT));
        pond.ask("t-2", LI_LEI, Purpose.SERVICE, NOON);
        assertThat(pond.send(new WithdrawTouch(touch("t-2"), "the run ended", NOON), NOON))
                .isEmpty();
        assertThat(last("t-2")).isInstanceOf(TouchApproved.class);
    }

    @Test
    void what_lay_about_too_long_before_it_was_sent_stands_before_the_gate_anew() {
        Instant evening = shanghai("2026-03-05T21:50");
        Instant stale = evening.plus(ReconsiderTouch.STALE_AFTER);
        pond.ask("t-1", LI_LEI, Purpose.MARKETING, evening);
        reconsider("t-1", stale.minusMillis(1));
        assertThat(last("t-1")).isInstanceOf(TouchApproved.class);
        reconsider("t-1", stale);
        assertThat(last("t-1")).isInstanceOfSatisfying(TouchScheduled.class, waiting -> assertThat(waiting.until())
                .isEqualTo(EIGHT));
        reconsider("t-1", EIGHT);
        assertThat(last("t-1")).isInstanceOf(TouchApproved.class);
        assertThat(pond.budget()).hasSize(3);
    }

    @Test
    void what_is_on_its_way_is_not_withdrawn() {
        pond.ask("t-1", LI_LEI, Purpose.SERVICE, NOON);
        assertThat(pond.send(new CancelTouch(touch("t-1"), "renewed", NOON), NOON))
                .contains("touch-already-sent");
    }

    private void reconsider(String id, Instant at) {
        assertThat(pond.send(new ReconsiderTouch(touch(id), at), at)).isEmpty();
    }

    private Event last(String id) {
        List<Event> events = pond.of(id);
        return events.get(events.size() - 1);
    }

    private static TouchApproved approved(String id, Instant at) {
        return new TouchApproved(
                touch(id),
                LI_LEI,
                "spring",
                1,
                "SERVICE",
                "SMS",
                "hello",
                List.of(new Blank("name", "李雷")),
                null,
                1,
                at);
    }
}
