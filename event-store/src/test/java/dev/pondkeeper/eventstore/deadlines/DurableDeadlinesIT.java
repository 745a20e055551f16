package dev.pondkeeper.eventstore.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.eventstore.PayloadSeal;
import dev.pondkeeper.eventstore.SealContext;
import dev.pondkeeper.eventstore.SuiteStore;
import dev.pondkeeper.eventstore.deadlines.Recorder.Fired;
import dev.pondkeeper.eventstore.deadlines.Recorder.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurableDeadlinesIT {
    static final Place HOME = new Place("home");
    static final Place AWAY = new Place("away");

    final MongoDatabase database = SuiteStore.freshDatabase();
    final MovedClock clock = new MovedClock();
    final Recorder recorder = new Recorder(clock);
    final List<DurableDeadlines> open = new ArrayList<>();
    final DurableDeadlines deadlines = started(DeadlineSettings.defaults());

    @AfterEach
    void stop() {
        open.forEach(DurableDeadlines::close);
    }

    @Test
    void fires_at_its_time_and_not_a_millisecond_before() throws Exception {
        deadlines.schedule(Duration.ofDays(30), "n", "p", HOME);
        advance(Duration.ofDays(30).minusMillis(1));
        assertThat(recorder.fired()).isEmpty();
        assertThat(deadlines.firstDue()).contains(MovedClock.START.plus(Duration.ofDays(30)));
        advance(Duration.ofMillis(1));
        assertThat(recorder.payloads()).containsExactly("p");
        assertThat(deadlines.counts()).isEqualTo(new DeadlineCounts(0, 0, 0));
    }

    @Test
    void a_time_between_two_milliseconds_is_rounded_up() throws Exception {
        deadlines.schedule(MovedClock.START.plusNanos(1_000_001), "n", "p", HOME);
        advance(Duration.ofMillis(1));
        assertThat(recorder.fired()).isEmpty();
        advance(Duration.ofMillis(1));
        assertThat(recorder.fired()).hasSize(1);
    }

    @Test
    void those_of_one_scope_fire_in_due_order_and_together_in_the_order_asked_for() throws Exception {
        List<Integer> minutes =
                new ArrayList<>(IntStream.range(0, 200).mapToObj(i -> i / 4).toList());
        Collections.shuffle(minutes, new Random(3));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            String payload = String.format("%03d/%03d", minutes.get(i), i);
            expected.add(payload);
            deadlines.schedule(Duration.ofMinutes(minutes.get(i) + 1), "n", payload, HOME);
        }
        Collections.sort(expected);
        advance(Duration.ofHours(2));
        assertThat(recorder.payloads()).isEqualTo(expected);
    }

    @Test
    void the_message_tells_its_id_its_due_time_and_what_came_beside_it() throws Exception {
        var message = new GenericDeadlineMessage<>("n", "p").withMetaData(Map.of("correlationId", "c-1"));
        String id = deadlines.schedule(Duration.ofHours(1), "n", message, HOME);
        advance(Duration.ofHours(5));
        Fired fired = recorder.fired().get(0);
        assertThat(id).isEqualTo(message.getIdentifier());
        assertThat(fired.message().getIdentifier()).isEqualTo(id);
        assertThat(fired.message().getDeadlineName()).isEqualTo("n");
        assertThat(fired.message().getTimestamp()).isEqualTo(MovedClock.START.plus(Duration.ofHours(1)));
        assertThat(fired.message().getMetaData())
                .isEqualTo(MetaData.with("correlationId", "c-1").and("deadlineId", id));
    }

    @Test
    void the_same_id_again_moves_the_deadline() throws Exception {
        var message = new GenericDeadlineMessage<>("n", "round-1", "p", Map.of(), Instant.EPOCH);
        deadlines.schedule(Duration.ofHours(1), "n", message, HOME);
        deadlines.schedule(Duration.ofHours(2), "n", message, HOME);
        inUnitOfWork(() -> deadlines.schedule(Duration.ofHours(3), "n", message, HOME));
        advance(Duration.ofHours(3).minusMillis(1));
        assertThat(recorder.fired()).isEmpty();
        advance(Duration.ofMillis(1));
        assertThat(recorder.ids()).containsExactly("round-1");
        assertThat(recorder.fired()).hasSize(1);
    }

    @Test
    void cancels_by_id_by_name_and_by_scope_and_nothing_else() throws Exception {
        String one = schedule("a", HOME);
        String twin = schedule("a", HOME);
        String elsewhere = schedule("a", AWAY);
        schedule("b", HOME);
        String other = schedule("b", AWAY);
        schedule("c", HOME);
        schedule("c", AWAY);
        deadlines.cancelSchedule("a", one);
        deadlines.cancelSchedule("b", elsewhere);
        deadlines.cancelAllWithinScope("b", HOME);
        deadlines.cancelAll("c");
        advance(Duration.ofHours(2));
        assertThat(recorder.ids()).containsExactlyInAnyOrder(twin, elsewhere, other);
    }

    @Test
    void a_unit_of_work_that_fails_leaves_everything_as_it_was() throws Exception {
        String kept = schedule("a", HOME);
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        deadlines.cancelAll("a");
        schedule("a", HOME);
        deadlines.schedule(Duration.ofMillis(1), "a", "p", HOME);
        work.onPrepareCommit(prepared -> {
            throw new IllegalStateException("too late");
        });
        try {
            work.commit();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("too late");
        }
        advance(Duration.ofHours(2));
        assertThat(recorder.ids()).containsExactly(kept);
    }

    @Test
    void cancelling_and_scheduling_in_one_unit_of_work_keep_their_order() throws Exception {
        schedule("a", HOME);
        List<String> later = new ArrayList<>();
        inUnitOfWork(() -> {
            schedule("a", HOME);
            deadlines.cancelAllWithinScope("a", HOME);
            later.add(schedule("a", HOME));
            inUnitOfWork(() -> later.add(schedule("a", HOME)));
        });
        advance(Duration.ofHours(2));
        assertThat(recorder.ids()).containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void nothing_fires_before_its_unit_of_work_is_through() throws Exception {
        inUnitOfWork(() -> {
            deadlines.schedule(Duration.ofHours(-1), "a", "p", HOME);
            UnitOfWork<?> work = org.axonframework.messaging.unitofwork.CurrentUnitOfWork.get();
            work.onCommit(prepared -> {
                deadlines.clockMoved();
                assertThat(new MongoDeadlines(database, "deadlines").counts()).isEqualTo(new DeadlineCounts(0, 1, 0));
                assertThat(recorder.fired()).isEmpty();
            });
        });
        deadlines.awaitQuiet();
        assertThat(recorder.fired()).hasSize(1);
    }

    @Test
    void what_one_handler_cancels_does_not_fire_though_it_is_claimed() throws Exception {
        recorder.handling(message -> deadlines.cancelAll("b"));
        schedule("a", HOME);
        schedule("b", HOME);
        advance(Duration.ofHours(2));
        assertThat(recorder.fired()).hasSize(1);
        assertThat(recorder.fired().get(0).message().getDeadlineName()).isEqualTo("a");
    }

    @Test
    void a_handler_that_fails_is_tried_again_and_then_parked_and_can_be_asked_again() throws Exception {
        DurableDeadlines impatient = DurableDeadlines.builder()
                .database(SuiteStore.freshDatabase())
                .serializer(SuiteStore.jackson())
                .scopes(recorder)
                .clock(clock)
                .settings(DeadlineSettings.defaults().withAttempts(3, Duration.ofMillis(10)))
                .build();
        open.add(impatient);
        impatient.start();
        recorder.handling(message -> {
            throw new IllegalStateException("no");
        });
        String id = impatient.schedule(Duration.ofHours(-1), "a", "secret", HOME);
        impatient.awaitQuiet();
        assertThat(recorder.fired()).hasSize(3);
        ParkedDeadline parked = impatient.parked(10).get(0);
        assertThat(parked.id()).isEqualTo(id);
        assertThat(parked.attempts()).isEqualTo(3);
        assertThat(parked.error()).isEqualTo("IllegalStateException: no");
        assertThat(impatient.counts()).isEqualTo(new DeadlineCounts(0, 0, 1));
        recorder.handling(message -> {});
        assertThat(impatient.retryParked("nobody")).isFalse();
        assertThat(impatient.retryParked(id)).isTrue();
        impatient.awaitQuiet();
        assertThat(recorder.fired()).hasSize(4);
        assertThat(impatient.counts()).isEqualTo(new DeadlineCounts(0, 0, 0));
    }

    @Test
    void payloads_are_kept_sealed() throws Exception {
        PayloadSeal backwards = new PayloadSeal() {
            @Override
            public String seal(SealContext context, Object payload, String json) {
                return new StringBuilder(json).reverse().toString();
            }

            @Override
            public String unseal(SealContext context, String json) {
                return new StringBuilder(json).reverse().toString();
            }
        };
        DurableDeadlines sealed = DurableDeadlines.builder()
                .database(database)
                .serializer(SuiteStore.jackson())
                .scopes(recorder)
                .clock(clock)
                .payloadSeal(backwards)
                .build();
        deadlines.close();
        open.add(sealed);
        sealed.start();
        sealed.schedule(Duration.ofHours(1), "a", "13800000000", HOME);
        Document document = database.getCollection("deadlines").find().first();
        assertThat(String.valueOf(document)).doesNotContain("13800000000");
        clock.advance(Duration.ofHours(1));
        sealed.awaitQuiet();
        assertThat(recorder.payloads()).containsExactly("13800000000");
    }

    @Test
    void everything_overdue_at_a_start_fires_once() throws Exception {
        deadlines.close();
        DurableDeadlines before = build(DeadlineSettings.defaults());
        List<String> ids = IntStream.range(0, 1_000)
                .mapToObj(i -> before.schedule(Duration.ofMinutes(i), "n", i, new Place("p" + i % 50)))
                .toList();
        clock.advance(Duration.ofDays(2));
        DurableDeadlines after = started(DeadlineSettings.defaults());
        after.awaitQuiet();
        assertThat(recorder.fired()).hasSize(ids.size());
        assertThat(recorder.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    private String schedule(String name, Place place) {
        return deadlines.schedule(Duration.ofHours(1), name, "p", place);
    }

    private void advance(Duration duration) throws InterruptedException {
        clock.advance(duration);
        deadlines.awaitQuiet();
    }

    private static void inUnitOfWork(Runnable what) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        what.run();
        work.commit();
    }

    private DurableDeadlines started(DeadlineSettings settings) {
        DurableDeadlines started = build(settings);
        open.add(started);
        started.start();
        return started;
    }

    private DurableDeadlines build(DeadlineSettings settings) {
        return DurableDeadlines.builder()
                .database(database)
                .serializer(SuiteStore.jackson())
                .scopes(recorder)
                .clock(clock)
                .settings(settings)
                .build();
    }
}
