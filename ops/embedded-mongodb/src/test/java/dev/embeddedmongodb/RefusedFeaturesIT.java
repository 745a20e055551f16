package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not supported says so and names itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedFeaturesIT {

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoDatabase database;

    @BeforeAll
    void start() {
        mongo = EmbeddedMongo.inMemory().start();
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("test");
        database.getCollection("c")
                .insertOne(new Document("_id", 1)
                        .append("d", Decimal128.parse("1.5"))
                        .append("set", List.of(5)));
    }

    @AfterAll
    void stop() {
        client.close();
        mongo.close();
    }

    static Stream<Arguments> refused() {
        Document find = new Document("find", "c");
        Document index = new Document("key", new Document("a", 1)).append("name", "a");
        return Stream.of(
                refused("Sessions", new Document("ping", 1).append("lsid", new Document("id", 1))),
                refused("Sessions", new Document("startSession", 1)),
                refused("Transactions", new Document("commitTransaction", 1)),
                refused("Transactions", with(find, "startTransaction", true)),
                refused("Transactions and retryable writes", with(find, "txnNumber", 1L)),
                refused("Change streams", aggregate(new Document("$changeStream", new Document()))),
                refused("Writing from a pipeline", aggregate(new Document("$out", "o"))),
                refused("Writing from a pipeline", aggregate(new Document("$merge", "o"))),
                refused("Collation", with(find, "collation", new Document("locale", "de"))),
                refused("Index hints", with(find, "hint", "_id_")),
                refused("Tailable cursors", with(find, "tailable", true)),
                refused("Variables", with(find, "let", new Document("x", 1))),
                refused("Read concern 'snapshot'", with(find, "readConcern", new Document("level", "snapshot"))),
                refused("w", with(insert(), "writeConcern", new Document("w", 2))),
                refused("Partial indexes", index(index, "partialFilterExpression", new Document("a", 1))),
                refused("TTL indexes", index(index, "expireAfterSeconds", 60)),
                refused("Collation", index(index, "collation", new Document("locale", "de"))),
                refused("Hidden indexes", index(index, "hidden", true)),
                refused("An index of kind 'text'", index(index, "key", new Document("a", "text"))),
                refused("An index of kind 'hashed'", index(index, "key", new Document("a", "hashed"))),
                refused("An index of kind '2dsphere'", index(index, "key", new Document("a", "2dsphere"))),
                refused("Wildcard indexes", index(index, "key", new Document("$**", 1))),
                refused("Document validators", with(new Document("create", "v"), "validator", new Document("a", 1))),
                refused("Capped collections", with(new Document("create", "v"), "capped", true)),
                refused("Views", with(new Document("create", "v"), "viewOn", "c")),
                refused("Time series", with(new Document("create", "v"), "timeseries", new Document("timeField", "t"))),
                refused("Authentication", new Document("saslStart", 1)),
                refused("not running with --replSet", new Document("replSetGetStatus", 1)),
                refused("unknown field", with(find, "nonsense", 1)),
                refused("An update by a pipeline", update(List.of(new Document("$set", new Document("a", 1))))),
                refused("Decimal128 in $min", update(new Document("$min", new Document("d", 1)))),
                refused("$addToSet", update(new Document("$addToSet", new Document("set", 5L)))),
                refused("Decimal128 in a pipeline", aggregate(new Document("$group", new Document("_id", "$d")))),
                refused("$setWindowFields", aggregate(new Document("$setWindowFields", new Document()))));
    }

    private static Arguments refused(String feature, Document command) {
        return Arguments.of(feature, command);
    }

    private static Document with(Document command, String option, Object value) {
        return new Document(command).append(option, value);
    }

    private static Document insert() {
        return new Document("insert", "c").append("documents", List.of(new Document("a", 1)));
    }

    private static Document aggregate(Document stage) {
        return new Document("aggregate", "c").append("pipeline", List.of(stage)).append("cursor", new Document());
    }

    private static Document index(Document index, String option, Object value) {
        return new Document("createIndexes", "c").append("indexes", List.of(with(index, option, value)));
    }

    private static Document update(Object change) {
        return new Document("update", "c")
                .append("updates", List.of(new Document("q", new Document("_id", 1)).append("u", change)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_by_its_name(String feature, Document command) {
        String answer;
        try {
            Document result = database.runCommand(command);
            answer = String.valueOf(result.get("writeErrors"));
        } catch (MongoCommandException e) {
            answer = e.getErrorMessage();
        }
        assertThat(answer).contains(feature);
    }

    @Test
    void the_driver_is_offered_no_sessions() {
        try (ClientSession session = client.startSession()) {
            assertThatThrownBy(() -> database.getCollection("c").find(session).first())
                    .isInstanceOf(MongoClientException.class)
                    .hasMessageContaining("doesn't support sessions");
        }
    }
}
