package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a ledger, its views and its projections ask of the server. */
class FirstClientIT {

    private Path directory;
    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoCollection<Document> ledger;

    @BeforeEach
    void start(@TempDir Path temporary) {
        directory = temporary;
        mongo = EmbeddedMongo.inDirectory(directory).start();
        client = MongoClients.create(mongo.connectionString());
        ledger = client.getDatabase("test").getCollection("ledger");
    }

    @AfterEach
    void stop() {
        client.close();
        assertThat(mongo.check().faults()).isEmpty();
        mongo.close();
        assertThat(EmbeddedMongo.check(directory).faults()).isEmpty();
    }

    private void restart() {
        client.close();
        mongo.close();
        start(directory);
    }

    private void declareLedgerIndexes() {
        ledger.createIndex(
                new Document("events.stream", 1).append("events.seq", 1),
                new IndexOptions().name("stream_seq").unique(true));
        ledger.createIndex(
                new Document("key", 1),
                new IndexOptions().name("key").unique(true).sparse(true));
        ledger.createIndex(new Document("streams.id", 1).append("_id", 1), new IndexOptions().name("streams"));
    }

    private static Document commit(long position, String stream, int firstSeq, int events) {
        List<Document> list = new ArrayList<>();
        for (int i = 0; i < events; i++) list.add(new Document("stream", stream).append("seq", firstSeq + i));
        return new Document("_id", position)
                .append(
                        "streams",
                        List.of(new Document("id", stream)
                                .append("from", firstSeq)
                                .append("to", firstSeq + events - 1)))
                .append("events", list);
    }

    @Test
    void greets_as_a_standalone_without_sessions() {
        Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(hello).doesNotContainKeys("setName", "logicalSessionTimeoutMinutes", "hosts");
        assertThat(client.getDatabase("admin")
                        .runCommand(new Document("isMaster", 1))
                        .getBoolean("ismaster"))
                .isTrue();
        assertThat(client.getDatabase("admin")
                        .runCommand(new Document("ping", 1))
                        .getDouble("ok"))
                .isEqualTo(1.0);
        assertThat(client.getDatabase("admin")
                        .runCommand(new Document("buildInfo", 1))
                        .getString("version"))
                .isEqualTo("5.0.0");
    }

    @Test
    void an_ordered_bulk_stops_at_the_first_error_and_names_the_index() {
        declareLedgerIndexes();
        ledger.insertOne(commit(0, "a", 0, 2));
        assertThatThrownBy(() ->
                        ledger.insertMany(List.of(commit(2, "a", 2, 1), commit(3, "a", 1, 1), commit(4, "b", 0, 1))))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, e -> {
                    assertThat(e.getWriteErrors()).hasSize(1);
                    assertThat(e.getWriteErrors().get(0).getIndex()).isEqualTo(1);
                    assertThat(e.getWriteErrors().get(0).getCode()).isEqualTo(11000);
                    assertThat(e.getWriteErrors().get(0).getMessage())
                            .contains("index: stream_seq dup key: { events.stream: \"a\", events.seq: 1 }");
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
                });
        assertThat(ledger.countDocuments()).isEqualTo(2);
    }

    @Test
    void duplicates_of_id_of_stream_and_of_key_can_be_told_apart() {
        declareLedgerIndexes();
        ledger.insertOne(commit(0, "a", 0, 1).append("key", "k"));
        assertThat(duplicateOf(commit(0, "b", 0, 1))).containsExactly("_id_", "{\"_id\": 1}");
        assertThat(duplicateOf(commit(1, "a", 0, 1)))
                .containsExactly("stream_seq", "{\"events.stream\": 1, \"events.seq\": 1}");
        assertThat(duplicateOf(commit(1, "b", 0, 1).append("key", "k"))).containsExactly("key", "{\"key\": 1}");
        ledger.insertOne(commit(1, "b", 0, 1));
        ledger.insertOne(commit(2, "b", 1, 1));
    }

    private List<String> duplicateOf(Document document) {
        Document command = new Document("insert", "ledger").append("documents", List.of(document));
        Document error = client.getDatabase("test")
                .runCommand(command)
                .getList("writeErrors", Document.class)
                .get(0);
        String message = error.getString("errmsg");
        String index = message.replaceAll(".*index: (\\S+) dup key.*", "$1");
        assertThat(error.get("keyValue", Document.class).keySet())
                .isEqualTo(error.get("keyPattern", Document.class).keySet());
        return List.of(index, error.get("keyPattern", Document.class).toJson());
    }

    @Test
    void numbers_of_all_kinds_are_one_id() {
        ledger.insertOne(new Document("_id", 1));
        for (Object same : List.of(1L, 1.0, Decimal128.parse("1.00"))) {
            assertThatThrownBy(() -> ledger.insertOne(new Document("_id", same)))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(ledger.find(new Document("_id", same)).first()).isNotNull();
        }
        ledger.insertOne(new Document("_id", 9007199254740993L));
        ledger.insertOne(new Document("_id", 9007199254740992.0));
        ledger.insertOne(new Document("_id", Decimal128.parse("0.1")));
        ledger.insertOne(new Document("_id", 0.1));
        assertThat(ledger.countDocuments()).isEqualTo(5);
    }

    @Test
    void reads_streams_and_ranges_in_order_over_batches() {
        declareLedgerIndexes();
        List<Document> commits = new ArrayList<>();
        for (int i = 0; i < 1000; i++) commits.add(commit(i, "s" + i % 10, i / 10, 1));
        ledger.insertMany(commits);
        restart();
        List<Document> stream = ledger.find(new Document("streams.id", "s3"))
                .sort(new Document("_id", 1))
                .batchSize(7)
                .into(new ArrayList<>());
        assertThat(stream).hasSize(100);
        assertThat(stream).extracting(d -> d.getLong("_id")).isSorted();
        assertThat(ledger.find(new Document("_id", new Document("$gte", 500L).append("$lt", 510L)))
                        .sort(new Document("_id", -1))
                        .limit(3))
                .extracting(d -> d.getLong("_id"))
                .containsExactly(509L, 508L, 507L);
        assertThat(ledger.find().sort(new Document("_id", -1)).limit(1).first()).containsEntry("_id", 999L);
        assertThat(ledger.find(new Document(
                        "streams",
                        new Document("$elemMatch", new Document("id", "s3").append("to", new Document("$gte", 95))))))
                .hasSize(5);
        assertThat(ledger.find(new Document("_id", new Document("$in", List.of(5L, 1L, 5000L))))
                        .sort(new Document("_id", 1)))
                .extracting(d -> d.getLong("_id"))
                .containsExactly(1L, 5L);
    }

    @Test
    void updates_replaces_upserts_and_deletes_in_bulk() {
        MongoCollection<Document> views = client.getDatabase("test").getCollection("views");
        List<WriteModel<Document>> writes = List.of(
                new InsertOneModel<>(new Document("_id", "a").append("n", 1)),
                new UpdateOneModel<>(
                        new Document("_id", "b"),
                        new Document("$set", new Document("n", 2)),
                        new UpdateOptions().upsert(true)),
                new UpdateOneModel<>(new Document("_id", "a"), new Document("$inc", new Document("n", 5))));
        var result = views.bulkWrite(writes);
        assertThat(result.getUpserts()).hasSize(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        views.replaceOne(new Document("_id", "c"), new Document("n", 3), new ReplaceOptions().upsert(true));
        assertThat(views.find(new Document("n", 6)).first()).containsEntry("_id", "a");
        assertThat(views.findOneAndUpdate(
                        new Document("_id", "d"),
                        new Document("$set", new Document("n", 9)),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                .containsEntry("n", 9);
        assertThat(views.updateMany(new Document(), new Document("$set", new Document("seen", true)))
                        .getModifiedCount())
                .isEqualTo(4);
        assertThat(views.deleteMany(new Document("n", new Document("$gt", 5))).getDeletedCount())
                .isEqualTo(2);
        assertThat(views.findOneAndDelete(new Document("_id", "b"))).containsEntry("n", 2);
        assertThat(views.countDocuments()).isEqualTo(1);
        restart();
        assertThat(client.getDatabase("test").getCollection("views").find())
                .containsExactly(new Document("_id", "c").append("n", 3).append("seen", true));
    }

    @Test
    void indexes_are_listed_and_dropped_and_collections_too() {
        declareLedgerIndexes();
        assertThat(ledger.listIndexes())
                .extracting(d -> d.getString("name"))
                .containsExactly("_id_", "stream_seq", "key", "streams");
        ledger.dropIndex("key");
        restart();
        assertThat(ledger.listIndexes()).hasSize(3);
        assertThat(client.getDatabase("test").listCollectionNames()).containsExactly("ledger");
        ledger.drop();
        assertThat(client.getDatabase("test").listCollectionNames()).isEmpty();
        assertThat(client.getDatabase("test")
                        .runCommand(new Document("dbStats", 1))
                        .get("collections"))
                .isEqualTo(0);
    }

    @Test
    void aggregates_over_the_collection() {
        for (int i = 0; i < 20; i++)
            ledger.insertOne(new Document("_id", i).append("kind", i % 2).append("n", i));
        assertThat(ledger.aggregate(List.of(
                        new Document("$match", new Document("n", new Document("$gte", 10))),
                        new Document("$group", new Document("_id", "$kind").append("sum", new Document("$sum", "$n"))),
                        new Document("$sort", new Document("_id", 1)))))
                .containsExactly(new Document("_id", 0).append("sum", 70), new Document("_id", 1).append("sum", 75));
        assertThat(ledger.countDocuments(new Document("kind", 1))).isEqualTo(10);
    }

    @Test
    void a_second_server_on_the_directory_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> EmbeddedMongo.inDirectory(directory).start())
                .hasMessageContaining("is in use by another running server");
    }

    @Test
    void stored_bytes_come_back_as_they_were() {
        BsonDocument odd = BsonDocument.parse(
                "{_id: 1, b: {$binary: {base64: 'AQID', subType: '80'}}, l: {$numberLong: '3'}, d: {$numberDouble: '3.0'}}");
        client.getDatabase("test").getCollection("odd", BsonDocument.class).insertOne(odd);
        assertThat(client.getDatabase("test")
                        .getCollection("odd", BsonDocument.class)
                        .find())
                .containsExactly(odd);
    }
}
