package dev.pondkeeper.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.reaction.BatchEnd;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoorDeadlinesIT {

    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant DUE = Instant.parse("2027-03-05T16:00:00Z");

    private final EmbeddedMongo store = EmbeddedMongo.inMemory().start();
    private final MongoClient client = MongoClients.create(store.connectionString());
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final DurableDeadlines deadlines = DurableDeadlines.builder()
            .database(client.getDatabase("due"))
            .serializer(JacksonSerializer.builder()
                    .objectMapper(new ObjectMapper()
                            .registerModule(new JavaTimeModule())
                            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS))
                    .build())
            .clock(clock)
            .scopes(scope -> Stream.empty())
            .build();
    private final DoorDeadlines door = new DoorDeadlines(deadlines, clock);

    @AfterEach
    void stop() {
        deadlines.close();
        client.close();
        store.close();
    }

    @Test
    void what_a_batch_asks_for_is_kept_together_before_the_processor_stores_how_far_it_is() {
        List<Long> pending = new ArrayList<>();
        BatchingUnitOfWork<EventMessage<?>> batch = new BatchingUnitOfWork<>(heard("e-1"), heard("e-2"));
        batch.onPrepareCommit(work -> pending.add(deadlines.counts().pending()));
        batch.executeWithResult(() -> {
            String event = batch.getMessage().getIdentifier();
            ask("same", "42");
            ask(event, "42");
            pending.add(deadlines.counts().pending());
            if (batch.isLastMessage()) BatchEnd.reach(batch);
            return event;
        });
        assertThat(pending).as("at each event, then before the token").containsExactly(0L, 0L, 3L);
    }

    @Test
    void asking_again_moves_it_and_an_event_alone_keeps_it_with_its_own_unit_of_work() {
        alone(() -> ask("one", "42"));
        alone(() -> door.at(DUE.plusSeconds(1), "points-due", "one", settle("42")));
        assertThat(deadlines.counts().pending()).isEqualTo(1);
        assertThat(deadlines.firstDue()).contains(DUE.plusSeconds(1));
    }

    @Test
    void keeps_the_command_as_json_the_conversation_and_history_only_of_what_was_over_by_then() {
        alone(() -> {
            ask("future", "42");
            door.at(DUE, "points-due", "past", new SettlePoints(new CustomerId("42"), NOW.minusSeconds(1)));
        });
        List<Document> kept = client.getDatabase("due")
                .getCollection("deadlines")
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
        assertThat(kept)
                .extracting(each -> each.getString("_id"))
                .containsExactly("points-due/future", "points-due/past");
        assertThat(kept)
                .extracting(each -> each.getString("payload"))
                .containsExactly(
                        "{\"customerId\":\"42\",\"occurredAt\":\"2027-03-05T16:00:00Z\"}",
                        "{\"customerId\":\"42\",\"occurredAt\":\"2026-03-04T23:59:59Z\"}");
        assertThat(kept).extracting(each -> each.getString("scope")).containsOnly("{\"stream\":\"points:42\"}");
        assertThat(kept).allSatisfy(each -> assertThat(each.getString("meta")).contains("conversation"));
        assertThat(kept)
                .extracting(each -> each.getString("meta").contains(MetadataKeys.HISTORICAL))
                .containsExactly(false, true);
    }

    private void ask(String id, String customer) {
        door.at(DUE, "points-due", id, settle(customer));
    }

    private static SettlePoints settle(String customer) {
        return new SettlePoints(new CustomerId(customer), DUE);
    }

    private static void alone(Runnable task) {
        DefaultUnitOfWork.startAndGet(heard("e")).execute(task);
    }

    private static EventMessage<?> heard(String id) {
        return new GenericEventMessage<>(
                id, "heard", Map.of(MetadataKeys.CORRELATION_ID, "conversation", MetadataKeys.HISTORICAL, "true"), NOW);
    }
}
