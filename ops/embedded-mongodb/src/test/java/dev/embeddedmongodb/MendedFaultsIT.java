package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the library's own server does wrong without a word, and this one does right. */
class MendedFaultsIT {

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory().start();
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("test");
        things = database.getCollection("things");
    }

    @AfterEach
    void stop() {
        client.close();
        assertThat(mongo.check().faults()).isEmpty();
        mongo.close();
    }

    @Test
    void dropping_an_index_leaves_another_collections_index_of_that_name() {
        MongoCollection<Document> others = database.getCollection("others");
        things.createIndex(new Document("a", 1), new IndexOptions().name("same"));
        others.createIndex(new Document("a", 1), new IndexOptions().name("same"));
        things.dropIndex("same");
        assertThat(others.listIndexes()).extracting(d -> d.getString("name")).containsExactly("_id_", "same");
        others.createIndex(new Document("b", 1));
        things.createIndex(new Document("b", 1));
        things.dropIndexes();
        assertThat(things.listIndexes()).hasSize(1);
        assertThat(others.listIndexes()).hasSize(3);
    }

    @Test
    void ordered_bulk_writes_stop_at_the_first_error_and_unordered_ones_go_on() {
        things.insertOne(new Document("_id", 1));
        var writes = List.of(
                new UpdateOneModel<Document>(new Document("_id", 1), new Document("$set", new Document("_id", 2))),
                new UpdateOneModel<Document>(
                        new Document("_id", 7),
                        new Document("$set", new Document("a", 1)),
                        new UpdateOptions().upsert(true)));
        assertThatThrownBy(() -> things.bulkWrite(writes)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(things.countDocuments()).isEqualTo(1);
        assertThatThrownBy(() -> things.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(things.countDocuments()).isEqualTo(2);
        assertThatThrownBy(() -> things.bulkWrite(List.of(
                        new InsertOneModel<>(new Document("_id", 1)), new DeleteOneModel<>(new Document("_id", 7)))))
                .isInstanceOf(MongoBulkWriteException.class);
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void decimals_are_compared_exactly() {
        things.insertOne(new Document("_id", 1).append("d", Decimal128.parse("0.1")));
        things.insertOne(new Document("_id", 2).append("d", Decimal128.parse("0.10000000000000000001")));
        things.insertOne(new Document("_id", 3).append("d", 0.1));
        assertThat(ids(new Document("d", Decimal128.parse("0.1")))).containsExactly(1);
        assertThat(ids(new Document("d", new Document("$gt", Decimal128.parse("0.1")))))
                .containsExactly(2, 3);
        things.createIndex(new Document("d", 1));
        assertThat(ids(new Document("d", Decimal128.parse("0.1")))).containsExactly(1);
        assertThat(ids(new Document("d", new Document("$gt", Decimal128.parse("0.1")))))
                .containsExactly(2, 3);
        assertThat(things.find().sort(new Document("d", -1)))
                .extracting(d -> d.getInteger("_id"))
                .containsExactly(3, 2, 1);
    }

    private List<Integer> ids(Document filter) {
        return things.find(filter)
                .sort(new Document("_id", 1))
                .map(d -> d.getInteger("_id"))
                .into(new ArrayList<>());
    }

    @Test
    void great_longs_are_compared_exactly() {
        things.insertMany(List.of(
                new Document("_id", 1).append("n", 9007199254740993L),
                new Document("_id", 2).append("n", 9007199254740992.0)));
        assertThat(ids(new Document("n", 9007199254740993L))).containsExactly(1);
        assertThat(ids(new Document("n", new Document("$lt", 9007199254740993L))))
                .containsExactly(2);
    }

    @Test
    void conditions_on_an_array_may_be_met_by_different_elements() {
        things.insertOne(new Document("_id", 1).append("a", List.of(0, 10)));
        Document between = new Document("a", new Document("$gt", 4).append("$lt", 6));
        assertThat(ids(between)).containsExactly(1);
        things.createIndex(new Document("a", 1));
        assertThat(ids(between)).containsExactly(1);
        assertThat(ids(new Document("a", new Document("$elemMatch", between.get("a")))))
                .isEmpty();
    }

    @Test
    void a_value_of_another_kind_is_a_change() {
        things.insertOne(new Document("_id", 1).append("n", 5).append("m", Decimal128.parse("1.0")));
        assertThat(things.updateOne(
                                new Document("_id", 1),
                                new Document("$set", new Document("n", 5L).append("m", Decimal128.parse("1.00"))))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(things.find().first()).containsEntry("n", 5L).containsEntry("m", Decimal128.parse("1.00"));
        assertThat(things.findOneAndUpdate(new Document("_id", 1), new Document("$set", new Document("n", 5.0))))
                .containsEntry("n", 5L);
        assertThat(things.find().first()).containsEntry("n", 5.0);
    }

    @Test
    void a_sum_beyond_64_bits_is_refused() {
        things.insertOne(new Document("_id", 1).append("n", Long.MAX_VALUE));
        assertThatThrownBy(() -> things.updateOne(new Document("_id", 1), new Document("$inc", new Document("n", 1L))))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("overflow");
        assertThat(things.find().first()).containsEntry("n", Long.MAX_VALUE);
    }

    @Test
    void a_replacement_keeps_its_own_order_of_fields() {
        things.insertOne(new Document("_id", 1).append("b", 1).append("c", 1));
        things.replaceOne(
                new Document("_id", 1), new Document("a", 2).append("c", 2).append("b", 2));
        assertThat(things.find().first().keySet()).containsExactly("_id", "a", "c", "b");
        things.findOneAndReplace(
                new Document("_id", 1), new Document("c", 3).append("a", 3), new FindOneAndReplaceOptions());
        assertThat(things.find().first().keySet()).containsExactly("_id", "c", "a");
    }

    @Test
    void an_unacknowledged_write_is_carried_out_and_not_answered() {
        things.withWriteConcern(WriteConcern.UNACKNOWLEDGED).insertOne(new Document("_id", 1));
        // The same connection is used again, and its next answer is the one to its next question.
        for (int i = 0; i < 20; i++)
            assertThat(database.runCommand(new Document("ping", 1)).getDouble("ok"))
                    .isEqualTo(1.0);
    }

    @Test
    void a_long_answer_comes_in_batches_that_a_client_can_take() {
        String megabyte = "x".repeat(1 << 20);
        IntStream.range(0, 60).forEach(i -> things.insertOne(new Document("_id", i).append("text", megabyte)));
        assertThat(things.find().batchSize(1_000).map(d -> d.getInteger("_id")))
                .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
        assertThat(things.aggregate(List.of(new Document("$project", new Document("text", 1)))))
                .hasSize(60);
    }

    @Test
    void a_delete_that_fails_is_reported_and_a_missing_collection_is_none() {
        assertThat(database.getCollection("none").deleteMany(new Document()).getDeletedCount())
                .isZero();
        assertThat(database.getCollection("none")
                        .updateMany(new Document(), new Document("$set", new Document("a", 1)))
                        .getMatchedCount())
                .isZero();
        assertThat(database.listCollectionNames()).isEmpty();
        assertThatThrownBy(() -> things.deleteMany(new Document("$nonsense", 1)))
                .isInstanceOf(MongoWriteException.class);
    }

    @Test
    void an_update_of_many_is_whole_or_not_at_all() {
        things.insertMany(
                List.of(new Document("_id", 1).append("a", 1), new Document("_id", 2).append("a", "no number")));
        assertThatThrownBy(() -> things.updateMany(new Document(), new Document("$inc", new Document("a", 1))))
                .isInstanceOf(MongoWriteException.class);
        assertThat(things.find(new Document("_id", 1)).first()).containsEntry("a", 1);
    }

    @Test
    void an_unknown_command_is_refused_by_its_name() {
        assertThatThrownBy(() -> database.runCommand(new Document("mapReduce", "things")))
                .isInstanceOfSatisfying(MongoCommandException.class, e -> assertThat(e.getErrorCode())
                        .isEqualTo(59))
                .hasMessageContaining("no such command: 'mapReduce'");
    }
}
