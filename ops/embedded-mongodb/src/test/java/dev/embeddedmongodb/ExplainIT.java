package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plan that explain shows is the one that is carried out. */
class ExplainIT {

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> ledger;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory().start();
        client = MongoClients.create(mongo.connectionString());
        ledger = client.getDatabase("test").getCollection("ledger");
        ledger.createIndex(
                new Document("events.stream", 1).append("events.seq", 1),
                new IndexOptions().name("stream_seq").unique(true));
        ledger.createIndex(new Document("streams.id", 1).append("_id", 1), new IndexOptions().name("streams"));
        ledger.createIndex(new Document("due", 1), new IndexOptions().name("due"));
        ledger.createIndex(
                new Document("key", 1),
                new IndexOptions().name("key").unique(true).sparse(true));
        for (int i = 0; i < 50; i++) {
            ledger.insertOne(new Document("_id", (long) i)
                    .append("due", i % 7)
                    .append("streams", List.of(new Document("id", "s" + i % 5).append("to", i)))
                    .append("events", List.of(new Document("stream", "s" + i % 5).append("seq", i))));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    private Document plan(Document filter, Document sort) {
        return ledger.find(filter)
                .sort(sort)
                .explain()
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
    }

    private String index(Document filter, Document sort) {
        Document plan = plan(filter, sort);
        assertThat(plan.getString("stage")).isEqualTo("FETCH");
        Document scan = plan.get("inputStage", Document.class);
        assertThat(scan.getString("stage")).isEqualTo("IXSCAN");
        return scan.getString("indexName");
    }

    @Test
    void an_equality_prefix_with_a_fitting_sort_uses_one_index_and_sorts_nothing() {
        assertThat(index(new Document("streams.id", "s1"), new Document("_id", 1)))
                .isEqualTo("streams");
        assertThat(index(new Document("streams.id", "s1"), new Document("_id", -1)))
                .isEqualTo("streams");
    }

    @Test
    void a_range_and_an_elemMatch_and_an_and_are_found_by_index() {
        assertThat(index(new Document("due", new Document("$lte", 3)), new Document("due", 1)))
                .isEqualTo("due");
        assertThat(index(
                        new Document(
                                "events", new Document("$elemMatch", new Document("stream", "s1").append("seq", 6))),
                        new Document()))
                .isEqualTo("stream_seq");
        assertThat(index(
                        new Document("$and", List.of(new Document("due", 3), new Document("other", 1))),
                        new Document()))
                .isEqualTo("due");
        assertThat(index(new Document("key", "k"), new Document())).isEqualTo("key");
    }

    @Test
    void ids_are_found_and_ordered_by_their_index() {
        assertThat(index(new Document("_id", 3L), new Document())).isEqualTo("_id_");
        assertThat(index(new Document("_id", new Document("$gt", 3L)), new Document("_id", 1)))
                .isEqualTo("_id_");
        assertThat(index(new Document("_id", new Document("$in", List.of(1L, 2L))), new Document()))
                .isEqualTo("_id_");
        assertThat(index(new Document(), new Document("_id", -1))).isEqualTo("_id_");
    }

    @Test
    void without_a_fitting_index_everything_is_looked_at_and_explain_says_so() {
        assertThat(plan(new Document("other", 1), new Document()).getString("stage"))
                .isEqualTo("COLLSCAN");
        assertThat(plan(new Document("key", null), new Document()).getString("stage"))
                .isEqualTo("COLLSCAN");
        Document sorted = plan(new Document("other", 1), new Document("another", 1));
        assertThat(sorted.getString("stage")).isEqualTo("SORT");
        assertThat(sorted.get("inputStage", Document.class).getString("stage")).isEqualTo("COLLSCAN");
    }

    @Test
    void updates_deletes_and_pipelines_are_explained_too() {
        for (Document command : List.of(
                new Document("update", "ledger")
                        .append(
                                "updates",
                                List.of(new Document("q", new Document("due", 1))
                                        .append("u", new Document("$set", new Document("a", 1))))),
                new Document("delete", "ledger")
                        .append("deletes", List.of(new Document("q", new Document("due", 1)).append("limit", 1))),
                new Document("findAndModify", "ledger")
                        .append("query", new Document("due", 1))
                        .append("remove", true),
                new Document("aggregate", "ledger")
                        .append("pipeline", List.of(new Document("$match", new Document("due", 1))))
                        .append("cursor", new Document()))) {
            assertThat(client.getDatabase("test")
                            .runCommand(new Document("explain", command))
                            .toJson())
                    .contains("\"indexName\": \"due\"");
        }
    }
}
