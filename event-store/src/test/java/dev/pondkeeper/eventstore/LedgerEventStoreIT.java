package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Axon's suite asks of its embedded event store, asked of ours, and what ours does beyond that. */
class LedgerEventStoreIT {
    final MongoDatabase database = TestStore.freshDatabase();
    final LedgerEventStore store = storeOver(database);

    @AfterEach
    void shutDown() {
        store.shutDown();
    }

    @Test
    void events_recorded_before_and_after_opening_are_read_in_order() throws Exception {
        publish(0, 250);
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(take(stream, 250)).containsExactlyElementsOf(numbers(0, 250));
            publish(250, 300);
            assertThat(take(stream, 50)).containsExactlyElementsOf(numbers(250, 300));
        }
    }

    @Test
    void reading_goes_on_behind_the_token() throws Exception {
        publish(0, 10);
        try (TrackingEventStream stream = store.openStream(new GlobalSequenceTrackingToken(4))) {
            assertThat(take(stream, 5)).containsExactlyElementsOf(numbers(5, 10));
        }
    }

    @Test
    void at_the_end_there_is_nothing_until_something_comes() throws Exception {
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(stream.peek()).isEmpty();
            CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> takeOne(stream));
            publish(0, 1);
            assertThat(next.get(5, TimeUnit.SECONDS)).isEqualTo("0");
        }
    }

    @Test
    void peeking_takes_nothing() throws Exception {
        publish(0, 2);
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.peek()).isPresent();
            assertThat(take(stream, 2)).containsExactly("0", "1");
        }
    }

    @Test
    void the_callback_is_called_when_events_come() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        try (TrackingEventStream stream = store.openStream(null)) {
            assertThat(stream.setOnAvailableCallback(called::countDown)).isTrue();
            publish(0, 1);
            assertThat(called.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.hasNextAvailable()).isTrue();
        }
    }

    @Test
    void commits_of_another_process_are_found_without_being_told() throws Exception {
        LedgerEventStore other = storeOver(database);
        try (TrackingEventStream stream = store.openStream(null)) {
            other.publish(new GenericEventMessage<>("from afar"));
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(take(stream, 1)).containsExactly("from afar");
        }
    }

    @Test
    void a_stream_that_falls_behind_the_shared_events_reads_for_itself() throws Exception {
        LedgerEventStore small = LedgerEventStore.builder()
                .engine(Ledgers.engineBuilder(Ledgers.over(database)).build())
                .sharedEvents(5)
                .build();
        try (TrackingEventStream slow = small.openStream(null);
                TrackingEventStream quick = small.openStream(null)) {
            for (int i = 0; i < 60; i++) {
                small.publish(new GenericEventMessage<>(String.valueOf(i)));
            }
            assertThat(take(quick, 60)).containsExactlyElementsOf(numbers(0, 60));
            assertThat(take(slow, 60)).containsExactlyElementsOf(numbers(0, 60));
        } finally {
            small.shutDown();
        }
    }

    @Test
    void many_streams_see_the_same_messages() throws Exception {
        try (TrackingEventStream one = store.openStream(null);
                TrackingEventStream two = store.openStream(null)) {
            publish(0, 20);
            assertThat(one.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(take(one, 20)).isEqualTo(take(two, 20));
        }
    }

    @Test
    void upcasters_may_split_and_drop_events() throws Exception {
        LedgerEventStorageEngine.Builder builder = Ledgers.engineBuilder(Ledgers.over(database));
        builder.upcasterChain(events -> events.flatMap(event -> {
            long position =
                    ((GlobalSequenceTrackingToken) event.getTrackingToken().orElseThrow()).getGlobalIndex();
            return position % 2 == 0 ? Stream.of(event, event) : Stream.empty();
        }));
        LedgerEventStore upcasting =
                LedgerEventStore.builder().engine(builder.build()).build();
        publish(0, 4);
        try (TrackingEventStream stream = upcasting.openStream(null)) {
            assertThat(take(stream, 4)).containsExactly("0", "0", "2", "2");
            assertThat(stream.hasNextAvailable()).isFalse();
        } finally {
            upcasting.shutDown();
        }
    }

    @Test
    void a_token_of_another_store_is_refused() {
        assertThatThrownBy(() -> store.openStream(GapAwareTrackingToken.newInstance(3, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GapAwareTrackingToken");
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            store.publish(new GenericEventMessage<>(String.valueOf(i)));
        }
    }

    private static LedgerEventStore storeOver(MongoDatabase database) {
        return LedgerEventStore.builder()
                .engine(Ledgers.engineBuilder(Ledgers.over(database)).build())
                .build();
    }

    private static List<String> take(TrackingEventStream stream, int count) throws InterruptedException {
        List<String> taken = new ArrayList<>();
        while (taken.size() < count && stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
            TrackedEventMessage<?> message = stream.nextAvailable();
            taken.add((String) message.getPayload());
        }
        return taken;
    }

    private static String takeOne(TrackingEventStream stream) {
        try {
            return (String) stream.nextAvailable().getPayload();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
