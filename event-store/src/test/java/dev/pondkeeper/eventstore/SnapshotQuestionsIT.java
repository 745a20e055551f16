package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a load asks the server about snapshots: each question is a round trip. */
class SnapshotQuestionsIT {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(TestStore.uri()))
            .addCommandListener(new CommandListener() {
                @Override
                public void commandStarted(CommandStartedEvent event) {
                    asked.add(event.getCommandName());
                }
            })
            .build());
    final String database = TestStore.freshDatabase().getName();
    final LedgerEventStorageEngine engine = engine();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void where_there_are_snapshots_a_load_asks_for_its_own_and_nothing_else() {
        engine.storeSnapshot(snapshot("a", 9));
        asked.clear();
        assertThat(engine.readSnapshot("a")).isPresent();
        assertThat(engine.readSnapshot("b")).isEmpty();
        assertThat(asked).containsExactly("find", "find");
    }

    @Test
    void snapshots_of_an_earlier_process_are_found_and_asked_about_once() {
        engine.storeSnapshot(snapshot("a", 9));
        LedgerEventStorageEngine restarted = engine();
        asked.clear();
        assertThat(restarted.readSnapshot("a")).isPresent();
        assertThat(restarted.readSnapshot("a")).isPresent();
        assertThat(asked).containsExactly("count", "find", "find");
    }

    @Test
    void where_there_are_none_most_loads_ask_nothing() {
        asked.clear();
        assertThat(engine.readSnapshot("a")).isEmpty();
        assertThat(engine.readSnapshot("a")).isEmpty();
        assertThat(asked).containsExactly("count");
    }

    @Test
    void a_stream_too_short_for_a_snapshot_is_loaded_in_one_round_trip_and_a_longer_one_from_its_snapshot() {
        engine.storeSnapshot(snapshot("other", 9));
        LedgerEventStore store = LedgerEventStore.builder()
                .engine(engine)
                .eventsBeforeSnapshot(3)
                .build();
        publish(store, 0, 2);
        asked.clear();
        assertThat(payloads(store)).containsExactly("0", "1");
        assertThat(payloads(store, "none")).isEmpty();
        assertThat(asked).containsExactly("find", "find");

        publish(store, 2, 5);
        engine.storeSnapshot(snapshot("a", 3));
        assertThat(payloads(store)).containsExactly("state", "4");
    }

    private static void publish(LedgerEventStore store, int from, int to) {
        for (int i = from; i < to; i++) {
            store.publish(new GenericDomainEventMessage<>("Account", "a", i, String.valueOf(i)));
        }
    }

    private static List<Object> payloads(LedgerEventStore store) {
        return payloads(store, "a");
    }

    private static List<Object> payloads(LedgerEventStore store, String stream) {
        return store.readEvents(stream)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    private LedgerEventStorageEngine engine() {
        return Ledgers.engineBuilder(Ledgers.over(client.getDatabase(database))).build();
    }

    private static GenericDomainEventMessage<String> snapshot(String stream, long seq) {
        return new GenericDomainEventMessage<>("Account", stream, seq, "state");
    }
}
