package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LedgerDeadLettersIT {
    final MongoDatabase database = TestStore.freshDatabase();
    final LedgerDeadLetters<EventMessage<?>> letters = queue("view");
    final LedgerDeadLetters<EventMessage<?>> others = queue("other");

    private LedgerDeadLetters<EventMessage<?>> queue(String group) {
        return queue(database, group);
    }

    private static LedgerDeadLetters<EventMessage<?>> queue(MongoDatabase where, String group) {
        return LedgerDeadLetters.<EventMessage<?>>builder()
                .database(where)
                .processingGroup(group)
                .serializer(Ledgers.jackson())
                .build();
    }

    private static EventMessage<?> at(long position) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>("Thing", "thing:" + position, 0, "event " + position));
    }

    private static void park(LedgerDeadLetters<EventMessage<?>> where, String sequence, EventMessage<?> event) {
        where.enqueue(sequence, new GenericDeadLetter<>(sequence, event, new IllegalStateException("bad")));
    }

    @Test
    void an_event_that_is_put_in_again_after_a_crash_is_there_once() {
        EventMessage<?> event = at(4);
        park(letters, "a", event);
        park(letters, "a", event);
        park(letters, "a", at(5));
        park(letters, "b", event);
        assertThat(letters.sequenceSize("a")).isEqualTo(2);
        assertThat(letters.sequenceSize("b")).isEqualTo(1);
    }

    @Test
    void tells_what_waits_and_since_where_and_nothing_of_other_groups() {
        assertThat(letters.sequences()).isEmpty();
        assertThat(letters.leastOrigin()).isEmpty();
        assertThat(letters.oldest()).isEmpty();
        park(letters, "b", at(9));
        park(letters, "a", at(7));
        park(letters, "b", at(11));
        park(others, "c", at(3));
        assertThat(letters.sequences()).containsExactlyInAnyOrder("a", "b");
        assertThat(letters.leastOrigin()).isEqualTo(OptionalLong.of(7));
        assertThat(letters.oldest()).get().extracting(WaitingLetter::stream).isEqualTo("thing:7");
        assertThat(letters.waiting(10)).extracting(WaitingLetter::sequence).containsExactly("a", "b");
        assertThat(letters.waiting(10)).extracting(WaitingLetter::letters).containsExactly(1L, 2L);
        assertThat(letters.waiting(10)).extracting(WaitingLetter::position).containsExactly(7L, 9L);
        assertThat(letters.waiting(10)).extracting(WaitingLetter::cause).containsOnly("bad");
        assertThat(letters.waiting(1)).hasSize(1);
    }

    @Test
    void whether_anything_waits_at_all_is_one_question_for_all_groups() {
        assertThat(letters.isEmptyForAll()).isTrue();
        park(others, "c", at(3));
        assertThat(letters.isEmptyForAll()).isFalse();
        assertThat(letters.leastOrigin()).isEmpty();
    }

    @Test
    void what_waits_is_found_by_an_index_and_in_its_order() {
        park(letters, "b", at(9));
        park(letters, "a", at(7));
        park(others, "c", at(3));
        List<BsonDocument> finds = new ArrayList<>();
        try (MongoClient overheard = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(TestStore.uri()))
                .addCommandListener(findsInto(finds))
                .build())) {
            LedgerDeadLetters<EventMessage<?>> asked = queue(overheard.getDatabase(database.getName()), "view");
            asked.sequences();
            asked.leastOrigin();
            asked.oldest();
            asked.waiting(10);
        }
        assertThat(finds).hasSizeGreaterThanOrEqualTo(6);
        for (BsonDocument find : finds) {
            assertThat(planOf(find))
                    .as(find.toJson())
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN")
                    .doesNotContain("\"SORT\"");
        }
        assertThat(planOf(BsonDocument.parse("{\"find\": \"dead_letters\", \"filter\": {\"origin\": 7}}")))
                .as("a plan that reads everything")
                .contains("COLLSCAN");
    }

    private String planOf(BsonDocument find) {
        Document question = new Document();
        for (String part : List.of("find", "filter", "sort", "limit")) {
            BsonValue value = find.get(part);
            if (value != null) question.append(part, value);
        }
        Document plan = database.runCommand(new Document("explain", question)).get("queryPlanner", Document.class);
        return plan.get("winningPlan", Document.class).toJson();
    }

    private static CommandListener findsInto(List<BsonDocument> finds) {
        return new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("find")) {
                    finds.add(event.getCommand().clone());
                }
            }
        };
    }
}
