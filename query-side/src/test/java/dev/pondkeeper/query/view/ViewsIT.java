package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Filters.eq;
import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.earnedForOrder;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.registered;
import static dev.pondkeeper.query.WholeStory.EVERY_KIND;
import static dev.pondkeeper.query.WholeStory.SHOWN_NOWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.query.Pond;
import dev.pondkeeper.query.http.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ViewsIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    private void publishEveryKind() {
        pond.publish(EVERY_KIND.toArray(Event[]::new));
    }

    @Test
    void the_story_of_this_test_has_every_event_there_is() {
        Set<String> told = EVERY_KIND.stream()
                .map(event -> event.getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(told).isEqualTo(Vocabulary.events().keySet());
    }

    @Test
    void every_event_changes_what_a_view_shows_except_those_known_to_be_shown_nowhere() {
        Map<String, Set<Document>> before = shown();
        for (Event event : EVERY_KIND) {
            pond.publish(event);
            Map<String, Set<Document>> after = shown();
            assertThat(after.equals(before))
                    .as("whether nothing changed by %s", event)
                    .isEqualTo(SHOWN_NOWHERE.contains(event.getClass()));
            before = after;
        }
    }

    /** What the views hold, without that which any event changes in a document, even if it shows nothing else of it. */
    private Map<String, Set<Document>> shown() {
        Map<String, Set<Document>> shown = new HashMap<>();
        for (String name : database().listCollectionNames()) {
            if (!name.startsWith("view_")) continue;
            Set<Document> documents = new HashSet<>();
            for (Document document : database().getCollection(name).find()) {
                document.keySet().removeAll(Set.of(ViewCollection.POSITION, "version", "recordedAt"));
                documents.add(document);
            }
            if (!documents.isEmpty()) shown.put(name, documents);
        }
        return shown;
    }

    @Test
    void every_event_delivered_twice_counts_once() {
        publishEveryKind();
        List<ViewDigests.Digest> once = pond.views().digests().items();

        pond.deliverEverythingAgain();

        assertThat(pond.views().digests().items()).isEqualTo(once);
    }

    @Test
    void rebuilt_views_are_what_they_were() {
        publishEveryKind();
        List<ViewDigests.Digest> live = pond.views().digests().items();

        Views.Rebuild rebuild = pond.views().rebuild("all");
        pond.settle();

        assertThat(rebuild.views()).isEqualTo(pond.views().names());
        assertThat(rebuild.from()).isEqualTo(-1);
        assertThat(rebuild.target()).isEqualTo(pond.tail());
        assertThat(pond.views().digests().items()).isEqualTo(live);
        assertThat(pond.views().list())
                .allMatch(standing -> !standing.rebuilding() && standing.position() == pond.tail());
    }

    @Test
    void a_rebuild_repairs_documents_that_were_damaged_or_do_not_belong() {
        publishEveryKind();
        List<ViewDigests.Digest> live = pond.views().digests().items();
        database().getCollection("view_order").deleteOne(eq("o-1"));
        database().getCollection("view_order").insertOne(new Document("_id", "stranger"));
        assertThat(pond.views().digests().items()).isNotEqualTo(live);

        pond.views().rebuild("order");
        pond.settle();

        assertThat(pond.views().digests().items()).isEqualTo(live);
    }

    @Test
    void a_server_killed_while_it_emptied_a_view_finishes_the_rebuild_when_it_starts_again() {
        publishEveryKind();
        List<ViewDigests.Digest> live = pond.views().digests().items();
        // What such a kill leaves behind: the marker, no documents, and a token at the tail.
        pond.stop();
        database().getCollection("view_order").drop();
        database()
                .getCollection("view_rebuilds")
                .insertOne(
                        new Document("_id", "order").append("step", "EMPTYING").append("target", pond.tail()));

        pond.restartAfterKill();
        pond.settle();

        assertThat(pond.views().digests().items()).isEqualTo(live);
        assertThat(pond.views().list()).noneMatch(Views.Standing::rebuilding);
    }

    @Test
    void a_restart_takes_up_the_positions_where_they_were() {
        publishEveryKind();

        pond.restart();
        pond.settle();

        assertThat(pond.positions().least(pond.views().names())).isEqualTo(pond.tail());
    }

    @Test
    void a_batch_that_the_store_refused_is_applied_when_it_takes_it_again() {
        publishEveryKind();
        pond.refuseWrites(true);
        pond.record(paid("o-9", "hong", 1, day(3)));
        pond.awaitRefusal();
        assertThat(pond.positions().least(pond.views().names())).isLessThan(pond.tail());
        pond.refuseWrites(false);

        pond.settle();

        assertThat(pond.http().get().uri("/orders/o-9")).hasStatusOk();
    }

    @Test
    void many_batches_leave_what_one_event_at_a_time_leaves() {
        Event[] history = IntStream.range(0, 3000)
                .mapToObj(n -> Stream.<Event>of(
                        paid("o-" + n, "c-" + n % 7, 100, day(n % 200)),
                        earnedForOrder("c-" + n % 7, "o-" + n, 1, n, day(n % 200))))
                .flatMap(events -> events)
                .toArray(Event[]::new);

        pond.publish(history);

        List<ViewDigests.Digest> digests = pond.views().digests().items();
        assertThat(digests).anySatisfy(digest -> {
            assertThat(digest.view()).isEqualTo("points-account");
            assertThat(digest.documents()).isEqualTo(6000);
        });
        try (Pond other = new Pond()) {
            for (int from = 0; from < history.length; from += 600) {
                other.publish(Arrays.copyOfRange(history, from, from + 600));
            }
            assertThat(other.views().digests().items()).isEqualTo(digests);
        }
    }

    @Test
    void a_digest_tells_different_histories_apart_and_leaves_out_the_order_of_arrival() {
        pond.publish(registered("a", day(0)), registered("b", day(1)), paid("o-1", "a", 1, day(2)));
        List<ViewDigests.Digest> digests = pond.views().digests().items();

        try (Pond same = new Pond();
                Pond other = new Pond()) {
            same.publish(registered("b", day(1)), registered("a", day(0)), paid("o-1", "a", 1, day(2)));
            other.publish(registered("a", day(0)), registered("b", day(1)), paid("o-1", "a", 2, day(2)));

            assertThat(same.views().digests().items()).isEqualTo(digests);
            assertThat(other.views().digests().items()).isNotEqualTo(digests);
        }
    }

    @Test
    void packed_entries_of_many_customers_leave_no_trace_of_the_order_of_arrival() {
        List<Event> registrations = IntStream.range(0, 400)
                .<Event>mapToObj(n -> registered("c-" + n, day(n % 3)))
                .collect(Collectors.toCollection(ArrayList::new));
        pond.publish(registrations.toArray(Event[]::new));

        try (Pond shuffled = new Pond()) {
            Collections.shuffle(registrations, new Random(1));
            shuffled.publish(registrations.toArray(Event[]::new));

            assertThat(shuffled.views().digests().items())
                    .isEqualTo(pond.views().digests().items());
        }
    }

    @Test
    void no_question_about_one_thing_scans_a_collection_or_sorts_what_it_found() {
        publishEveryKind();
        pond.asked().forget();

        for (String question : List.of(
                "/customers/ming",
                "/orders/o-1",
                "/memberships/ming",
                "/coupons?customerId=ming",
                "/coupons?state=ISSUED",
                "/coupons",
                "/touches?customerId=ming",
                "/touches?campaign=spring",
                "/touches?state=SENT",
                "/touches",
                "/staff-calls",
                "/channels",
                "/campaigns/renewal-reminder/runs",
                "/campaigns/renewal-reminder/runs?customerId=ming",
                "/campaigns/renewal-reminder/runs?state=ENDED",
                "/campaigns/renewal-reminder/runs?customerId=ming&state=ENDED",
                "/campaigns/renewal-reminder/runs/r-1",
                "/reports/campaigns/renewal-reminder",
                "/reports/campaigns/renewal-reminder?from=1998-01-01&to=1998-02-01",
                "/points-accounts/ming",
                "/points-accounts/ming/statement?limit=1",
                "/points-accounts/ming/lots?limit=1&cursor=" + cursorAfter("0"))) {
            assertThat(pond.http().get().uri(question)).hasStatusOk();
        }

        List<BsonDocument> finds = pond.asked().finds().stream()
                .filter(find -> !find.getString("find").getValue().startsWith("view_sales_"))
                .toList();
        assertThat(finds).hasSizeGreaterThanOrEqualTo(10);
        for (BsonDocument find : finds) {
            assertThat(database().runCommand(new Document("explain", find)).toJson())
                    .as(find.toJson())
                    .contains("IXSCAN")
                    .doesNotContain("COLLSCAN")
                    .doesNotContain("\"SORT\"");
        }
    }

    private MongoDatabase database() {
        return pond.store().getDatabase("pond");
    }

    private static @Nullable String cursorAfter(String key) {
        return Page.of(new Page.Asked(1, null), List.of(key, "more"), item -> item, item -> item)
                .next();
    }
}
