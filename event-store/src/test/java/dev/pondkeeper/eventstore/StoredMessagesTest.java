package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;

/** The short way from a commit to messages, where nothing is upcast, beside Axon's own way. */
class StoredMessagesTest {
    static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    final List<LedgerCommit> commits = commits();

    @Test
    void the_short_way_makes_what_axon_makes() {
        for (boolean businessTime : List.of(true, false)) {
            List<TrackedEventMessage<?>> quick = read(NoOpEventUpcaster.INSTANCE, businessTime);
            EventUpcaster idle = events -> events;
            List<TrackedEventMessage<?>> slow = read(idle, businessTime);
            assertThat(quick).hasSize(3).hasSameSizeAs(slow);
            for (int i = 0; i < quick.size(); i++) {
                assertSame(quick.get(i), slow.get(i));
            }
        }
    }

    @Test
    void what_is_not_behind_the_position_is_left_out() {
        assertThat(messages(NoOpEventUpcaster.INSTANCE, true)
                        .stretch(1, commits)
                        .messages())
                .hasSize(1);
    }

    private static void assertSame(TrackedEventMessage<?> one, TrackedEventMessage<?> other) {
        assertThat(one.getClass()).isEqualTo(other.getClass());
        assertThat(one.getIdentifier()).isEqualTo(other.getIdentifier());
        assertThat(one.getPayload()).isEqualTo(other.getPayload());
        assertThat(one.getPayloadType()).isEqualTo(other.getPayloadType());
        assertThat(one.getMetaData()).isEqualTo(other.getMetaData());
        assertThat(one.getTimestamp()).isEqualTo(other.getTimestamp());
        assertThat(one.trackingToken()).isEqualTo(other.trackingToken());
        if (one instanceof DomainEventMessage<?> mine && other instanceof DomainEventMessage<?> theirs) {
            assertThat(mine.getType()).isEqualTo(theirs.getType());
            assertThat(mine.getAggregateIdentifier()).isEqualTo(theirs.getAggregateIdentifier());
            assertThat(mine.getSequenceNumber()).isEqualTo(theirs.getSequenceNumber());
        }
    }

    private List<TrackedEventMessage<?>> read(EventUpcaster upcasters, boolean businessTime) {
        return messages(upcasters, businessTime).stretch(-1, commits).messages();
    }

    private static StoredMessages messages(EventUpcaster upcasters, boolean businessTime) {
        EventTypeNames names = EventTypeNames.of(Map.of("Happened", Map.class));
        return new StoredMessages(
                new LedgerSerializer(Ledgers.jackson(), names), upcasters, PayloadSeal.NONE, businessTime);
    }

    private static List<LedgerCommit> commits() {
        MemoryStore store = new MemoryStore();
        GroupCommit group = new GroupCommit(store, Clock.systemUTC(), LedgerSettings.defaults(), landed -> {});
        EventDraft alone =
                new EventDraft("e-1", "e-1", null, 0, "Happened", null, NOON, "{\"alone\":true}", Map.of("k", "v"));
        group.append(new WaitingCommit(draft("a", 0, 1), null));
        group.append(new WaitingCommit(draft(null, alone), null));
        return store.all();
    }
}
