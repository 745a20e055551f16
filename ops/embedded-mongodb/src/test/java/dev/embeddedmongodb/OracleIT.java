package dev.embeddedmongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random operations over random indexes give what {@link Naive} gives. {@code -Doracle.operations=1000000
 * -Doracle.seed=7} for more of them.
 */
class OracleIT {

    private static final int OPERATIONS = Integer.getInteger("oracle.operations", 20_000);
    private static final long SEED = Long.getLong("oracle.seed", 42L);

    private static final List<Document> INDEXES = List.of(
            new Document("a", 1),
            new Document("a", -1).append("b", 1),
            new Document("b", 1).append("a", -1).append("c.d", 1),
            new Document("c.d", 1),
            new Document("tags", 1),
            new Document("tags", 1).append("a", 1),
            new Document("items.k", 1).append("items.v", -1),
            new Document("b", 1).append("_id", 1));

    private final Random random = new Random(SEED);
    private final Naive naive = new Naive();

    @Test
    void every_answer_is_that_of_a_naive_evaluation(@TempDir Path directory) {
        try (EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory)
                        .journalFileBytes(1 << 20)
                        .start();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> collection = client.getDatabase("oracle").getCollection("things");
            for (int i = 0; i < 300; i++) insert(collection);
            for (int i = 0; i < OPERATIONS; i++) {
                if (i % 500 == 0) changeIndexes(collection);
                operate(collection, i);
                if (i % 5_000 == 0) assertThat(mongo.check().faults()).isEmpty();
            }
            assertThat(mongo.check().faults()).isEmpty();
        }
    }

    private void changeIndexes(MongoCollection<Document> collection) {
        collection.dropIndexes();
        for (Document index : INDEXES) {
            if (random.nextInt(3) > 0) continue;
            boolean sparse = random.nextInt(3) == 0;
            collection.createIndex(
                    index, new IndexOptions().name("i" + index.hashCode()).sparse(sparse));
        }
    }

    private void operate(MongoCollection<Document> collection, int i) {
        switch (random.nextInt(12)) {
            case 0, 1 -> insert(collection);
            case 2 -> delete(collection);
            case 3 -> set(collection);
            case 4 -> replace(collection);
            case 5 -> count(collection);
            default -> find(collection, i);
        }
    }

    private void insert(MongoCollection<Document> collection) {
        Document document = document(random.nextInt(900));
        boolean fresh = naive.insert(Naive.library(document));
        try {
            collection.insertOne(document);
            assertThat(fresh).isTrue();
        } catch (MongoWriteException e) {
            assertThat(e.getError().getCode()).isEqualTo(11000);
            assertThat(fresh).isFalse();
        }
    }

    private void delete(MongoCollection<Document> collection) {
        Document filter = new Document("_id", random.nextInt(900)).append(path(), condition());
        assertThat(collection.deleteMany(filter).getDeletedCount()).isEqualTo(naive.delete(Naive.library(filter)));
    }

    private void set(MongoCollection<Document> collection) {
        Document filter = random.nextBoolean() ? filter() : new Document("_id", random.nextInt(900));
        if (random.nextInt(4) == 0) {
            assertThat(collection
                            .updateMany(filter, new Document("$unset", new Document("a", 1)))
                            .getMatchedCount())
                    .isEqualTo(naive.unset(Naive.library(filter), "a"));
        } else {
            Object value = scalar();
            Document change = new Document("b", value);
            assertThat(collection
                            .updateMany(filter, new Document("$set", change))
                            .getMatchedCount())
                    .isEqualTo(naive.set(
                            Naive.library(filter), "b", Naive.library(change).get("b")));
        }
    }

    private void replace(MongoCollection<Document> collection) {
        Document document = document(random.nextInt(900));
        collection.replaceOne(new Document("_id", document.get("_id")), document, new ReplaceOptions().upsert(true));
        naive.replace(Naive.library(document));
        assertThat(collection.countDocuments()).isEqualTo(naive.size());
    }

    private void count(MongoCollection<Document> collection) {
        Document filter = filter();
        assertThat(collection.countDocuments(filter))
                .as("count of %s", filter)
                .isEqualTo(naive.find(Naive.library(filter), null, 0, 0).size());
    }

    private void find(MongoCollection<Document> collection, int i) {
        Document filter = filter();
        Document sort = sort();
        int skip = random.nextInt(4) == 0 ? random.nextInt(10) : 0;
        int limit = random.nextInt(2) == 0 ? 1 + random.nextInt(20) : 0;
        FindIterable<Document> found =
                collection.find(filter).sort(sort).skip(skip).limit(limit).batchSize(1 + random.nextInt(50));
        List<de.bwaldvogel.mongo.bson.Document> answer = new ArrayList<>();
        for (Document document : found) answer.add(Naive.library(document));
        List<de.bwaldvogel.mongo.bson.Document> expected =
                naive.find(Naive.library(filter), Naive.library(sort), skip, limit);
        String question = "operation " + i + ": " + filter + " sorted " + sort + " skip " + skip + " limit " + limit;
        assertThat(answer).as(question).extracting(each -> each.get("_id")).isEqualTo(ids(expected));
        for (int n = 0; n < answer.size(); n++)
            assertThat(answer.get(n)).as(question).isEqualTo(expected.get(n));
    }

    private static List<Object> ids(List<de.bwaldvogel.mongo.bson.Document> documents) {
        return documents.stream().map(each -> each.get("_id")).toList();
    }

    private Document document(int id) {
        Document document = new Document("_id", id);
        if (random.nextInt(8) > 0) document.append("a", scalar());
        if (random.nextInt(8) > 0) document.append("b", scalar());
        if (random.nextInt(3) > 0) document.append("c", new Document("d", scalar()));
        if (random.nextInt(2) == 0) {
            List<Object> tags = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) tags.add(random.nextInt(8));
            document.append("tags", tags);
        }
        if (random.nextInt(2) == 0) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                items.add(new Document("k", random.nextInt(6)).append("v", random.nextInt(6)));
            }
            document.append("items", items);
        }
        return document;
    }

    private @Nullable Object scalar() {
        return switch (random.nextInt(9)) {
            case 0 -> (long) random.nextInt(10);
            case 1 -> random.nextInt(20) / 2.0;
            case 2, 3 -> "s" + random.nextInt(8);
            case 4 -> random.nextInt(5) == 0 ? null : random.nextInt(10);
            case 5 -> random.nextBoolean();
            default -> random.nextInt(10);
        };
    }

    private String path() {
        return List.of("a", "b", "c.d", "tags", "items.k").get(random.nextInt(5));
    }

    private Document filter() {
        Document filter = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 ->
                    filter.append(
                            "items",
                            new Document("$elemMatch", new Document("k", random.nextInt(6)).append("v", range())));
                case 1 ->
                    filter.append(
                            "$and", List.of(new Document(path(), condition()), new Document(path(), condition())));
                case 2 ->
                    filter.append("$or", List.of(new Document(path(), condition()), new Document(path(), condition())));
                case 3 ->
                    filter.append("_id", new Document("$gte", random.nextInt(900)).append("$lt", random.nextInt(900)));
                default -> filter.append(path(), condition());
            }
        }
        return filter;
    }

    private @Nullable Object condition() {
        return switch (random.nextInt(6)) {
            case 0 -> range();
            case 1 -> new Document("$in", List.of(random.nextInt(10), "s" + random.nextInt(8), random.nextInt(10)));
            case 2 -> new Document("$ne", random.nextInt(10));
            case 3 -> new Document("$exists", random.nextBoolean());
            default -> random.nextInt(10);
        };
    }

    private Document range() {
        String operator = List.of("$gt", "$gte", "$lt", "$lte").get(random.nextInt(4));
        return new Document(operator, random.nextInt(3) == 0 ? "s" + random.nextInt(8) : (Object) random.nextInt(10));
    }

    private Document sort() {
        Document sort = new Document();
        for (String path : List.of("a", "b", "c.d")) {
            if (random.nextInt(4) == 0) sort.append(path, random.nextBoolean() ? 1 : -1);
        }
        sort.append("_id", random.nextBoolean() ? 1 : -1);
        return sort;
    }
}
