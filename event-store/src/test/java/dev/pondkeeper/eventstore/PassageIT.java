package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What passes by at the ledger's end, whichever process recorded it. */
class PassageIT {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    final MongoDatabase database = TestStore.freshDatabase();
    final LedgerEventStore here = store();
    final LedgerEventStore there = store();
    final List<Long> passed = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        here.shutDown();
        there.shutDown();
    }

    @Test
    void every_commit_passes_once_and_in_order_whoever_recorded_it() throws Exception {
        here.ledger().onPass(commits -> commits.forEach(commit -> passed.add(commit.position())));
        try (TrackingEventStream stream = here.openStream(null)) {
            List<Long> expected = new ArrayList<>();
            for (long i = 0; i < 40; i++) {
                (i % 3 == 0 ? there : here).publish(new GenericEventMessage<>("e" + i));
                expected.add(i);
            }
            for (int i = 0; i < 40; i++) {
                assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
                stream.nextAvailable();
            }
            assertThat(passed).isEqualTo(expected);
        }
    }

    @Test
    void nothing_is_known_to_have_passed_while_nobody_reads_the_end() {
        assertThat(here.ledger().isPassedSince(System.nanoTime(), AN_HOUR)).isFalse();
    }

    @Test
    void what_was_known_before_the_reading_began_may_have_been_missed() throws Exception {
        long before = System.nanoTime();
        try (TrackingEventStream stream = here.openStream(null)) {
            there.publish(new GenericEventMessage<>("e"));
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(here.ledger().isPassedSince(before, AN_HOUR)).isFalse();
            assertThat(here.ledger().isPassedSince(System.nanoTime(), AN_HOUR)).isTrue();
        }
        here.shutDown();
        assertThat(here.ledger().isPassedSince(System.nanoTime(), AN_HOUR)).isFalse();
    }

    @Test
    void it_is_no_longer_complete_than_the_last_look() throws Exception {
        try (TrackingEventStream stream = here.openStream(null)) {
            assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(here.ledger().isPassedSince(System.nanoTime(), Duration.ZERO))
                    .isFalse();
        }
    }

    private LedgerEventStore store() {
        return LedgerEventStore.builder()
                .engine(Ledgers.engineBuilder(Ledgers.over(database)).build())
                .build();
    }
}
