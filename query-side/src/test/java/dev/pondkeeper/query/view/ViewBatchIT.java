package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewBatchIT {

    private static final ViewCollection POINTERS = ViewCollection.of("view_pointers", Set.of());
    private static final ViewCollection SUMS = ViewCollection.of("view_sums", Set.of());
    private static final ViewCollection HEAPS =
            ViewCollection.of("view_heaps", Set.of()).summed(new ViewSums(SUMS, ViewBatchIT::shares));

    private final EmbeddedMongo server = EmbeddedMongo.inMemory().start();
    private final MongoClient client = MongoClients.create(server.connectionString());
    private final ViewStore store = new ViewStore(client.getDatabase("pond"));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void follows_a_pointer_of_the_same_batch_and_of_an_earlier_one() {
        ViewBatch first = new ViewBatch();
        point(first, 0, "p", "a");
        first.updateBy(POINTERS, "p", HEAPS, 1, grow("red", 2));
        first.flush(store);
        ViewBatch second = new ViewBatch();
        second.updateBy(POINTERS, "p", HEAPS, 2, grow("red", 3));
        second.flush(store);

        assertThat(heap("a")).containsEntry("red", 5);
    }

    @Test
    void a_pointer_that_leads_nowhere_changes_nothing() {
        ViewBatch batch = new ViewBatch();
        batch.updateBy(POINTERS, "p", HEAPS, 1, grow("red", 2));
        batch.flush(store);

        assertThat(store.collection(HEAPS).countDocuments()).isZero();
        assertThat(store.collection(POINTERS).countDocuments()).isZero();
    }

    @Test
    void what_comes_by_a_pointer_takes_its_turn_among_what_does_not() {
        ViewBatch batch = new ViewBatch();
        point(batch, 0, "p", "a");
        batch.update(HEAPS, "a", 1, grow("red", 1));
        batch.updateBy(POINTERS, "p", HEAPS, 2, grow("red", 10));
        batch.update(HEAPS, "a", 3, grow("red", 100));
        batch.flush(store);

        assertThat(heap("a")).containsEntry("red", 111);
    }

    @Test
    void a_sum_follows_its_documents_up_and_down_and_forgets_what_is_nothing() {
        ViewBatch first = new ViewBatch();
        first.update(HEAPS, "a", 0, grow("red", 2));
        first.update(HEAPS, "b", 1, grow("red", 3));
        first.update(HEAPS, "b", 2, grow("blue", 1));
        first.flush(store);
        assertThat(sums()).isEqualTo(Map.of("red", 5L, "blue", 1L));

        ViewBatch second = new ViewBatch();
        second.update(HEAPS, "b", 3, grow("blue", -1));
        second.update(HEAPS, "a", 4, grow("red", -1));
        second.flush(store);
        assertThat(sums()).isEqualTo(Map.of("red", 4L));
    }

    @Test
    void one_event_that_changes_two_documents_changes_their_sum_by_both() {
        ViewBatch batch = new ViewBatch();
        batch.update(HEAPS, "a", 0, grow("red", 2));
        batch.update(HEAPS, "b", 0, grow("red", 3));
        batch.flush(store);

        assertThat(sums()).isEqualTo(Map.of("red", 5L));
    }

    @Test
    void an_event_that_comes_again_changes_no_sum() {
        for (int time = 0; time < 2; time++) {
            ViewBatch batch = new ViewBatch();
            batch.update(HEAPS, "a", 0, grow("red", 2));
            batch.update(HEAPS, "b", 1, grow("red", 3));
            batch.flush(store);
        }

        assertThat(sums()).isEqualTo(Map.of("red", 5L));
    }

    @Test
    void an_event_that_was_parked_changes_its_sum_once_however_late() {
        ViewBatch punctual = new ViewBatch();
        punctual.update(HEAPS, "a", 5, grow("red", 2));
        punctual.flush(store);
        for (int time = 0; time < 2; time++) {
            ViewBatch late = new ViewBatch();
            late.update(HEAPS, "a", 3, grow("red", 10));
            late.flushLate(store);
        }

        assertThat(heap("a")).containsEntry("red", 12);
        assertThat(sums()).isEqualTo(Map.of("red", 12L));
    }

    @Test
    void what_one_event_asked_for_by_a_pointer_is_taken_back_with_it() {
        ViewBatch batch = new ViewBatch();
        point(batch, 0, "p", "a");
        batch.update(HEAPS, "a", 1, grow("red", 2));
        batch.updateBy(POINTERS, "p", HEAPS, 2, document -> {
            throw new IllegalStateException("poison");
        });
        assertThatThrownBy(() -> batch.flush(store)).isInstanceOf(CannotTake.class);
        assertThat(store.collection(SUMS).countDocuments()).isZero();

        batch.drop(2);
        batch.flush(store);

        assertThat(sums()).isEqualTo(Map.of("red", 2L));
    }

    private static void point(ViewBatch batch, long position, String pointer, String id) {
        batch.put(
                POINTERS,
                new Document("_id", pointer)
                        .append(ViewCollection.POINTS_TO, id)
                        .append(ViewCollection.POSITION, position));
    }

    private static Consumer<Document> grow(String colour, int by) {
        return heap -> heap.append(colour, heap.getInteger(colour, 0) + by);
    }

    private static Map<String, Map<String, Long>> shares(Document heap) {
        return Map.of(
                "all", Map.of("red", (long) heap.getInteger("red", 0), "blue", (long) heap.getInteger("blue", 0)));
    }

    private Document heap(String id) {
        return Objects.requireNonNull(store.collection(HEAPS).find(eq(id)).first());
    }

    private Map<String, Object> sums() {
        Document kept =
                Objects.requireNonNull(store.collection(SUMS).find(eq("all")).first());
        return new HashMap<>(kept.get(ViewSums.SUMS, Document.class));
    }
}
