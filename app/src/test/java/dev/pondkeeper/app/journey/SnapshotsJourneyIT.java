package dev.pondkeeper.app.journey;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.Server;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;

/** A points account with a long life is decided on from a snapshot, and from its events wherever that cannot be read. */
@Timeout(120)
class SnapshotsJourneyIT {

    private static final String ACCOUNT = "points:c-1";
    private static final int EVERY = 5;

    @TempDir
    Path data;

    private final EmbeddedMongo store = EmbeddedMongo.inMemory().start();
    private final MongoClient outsider = MongoClients.create(store.connectionString());
    private Server server;
    private Client pond;

    @BeforeEach
    void start() {
        server = Server.start(new Server.Options(0, data, store.connectionString()), context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("few", Map.of("pondkeeper.snapshot-every-events", EVERY))));
        pond = new Client(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
        outsider.close();
        store.close();
    }

    @Test
    void a_snapshot_is_sealed_and_spares_the_events_before_it() {
        earnTwelveTimes();
        Document snapshot = awaitSnapshot(2 * EVERY - 1);

        assertThat(snapshot.getString("payload")).startsWith("sealed:").doesNotContain("earning");
        assertThat(snapshot.get("meta", Document.class).getString("owners")).isEqualTo("c-1");
        server.close();
        // Nobody may do that; nobody notices either, because these events are not read again: only the first few are,
        // which
        // tell that the stream is too long to have no snapshot.
        long removed = database()
                .getCollection("ledger")
                .deleteMany(new Document(
                        "streams",
                        new Document(
                                "$elemMatch",
                                new Document("id", ACCOUNT)
                                        .append("to", new Document("$gte", EVERY / 2).append("$lt", EVERY)))))
                .getDeletedCount();
        assertThat(removed).isEqualTo(EVERY - EVERY / 2);
        start();
        theAccountKnowsItsPast();
    }

    @Test
    void a_snapshot_of_other_code_or_damaged_or_whose_key_is_gone_is_no_snapshot() {
        earnTwelveTimes();
        awaitSnapshot(2 * EVERY - 1);

        for (Runnable damage : List.<Runnable>of(
                () -> change(Updates.set("rev", "0123456789abcdef")),
                () -> change(Updates.set("payload", "{}")),
                () -> database().getCollection("vault_keys").deleteOne(eq("_id", "c-1")))) {
            server.close();
            damage.run();
            start();
            theAccountKnowsItsPast();
        }
    }

    private void change(Bson how) {
        assertThat(snapshots().updateOne(eq("_id", ACCOUNT), how).getModifiedCount())
                .isEqualTo(1);
    }

    private void theAccountKnowsItsPast() {
        assertThat(earn(3).body().path("events").size()).as("given already").isZero();
        Client.Answer tooMuch =
                pond.command("RedeemPoints", "{\"customerId\":\"c-1\",\"redemptionId\":\"all\",\"points\":100000}");
        assertThat(tooMuch.slug()).isEqualTo("insufficient-points");
        assertThat(tooMuch.body().path("detail").stringValue()).contains("120");
    }

    private void earnTwelveTimes() {
        pond.command("RegisterCustomer", "{\"customerId\":\"c-1\"}");
        for (int i = 0; i < 12; i++) {
            // While a snapshot is being taken, the aggregate asks for no other one.
            if (i == EVERY) awaitSnapshot(EVERY - 1);
            assertThat(earn(i).status()).isEqualTo(200);
        }
    }

    private Client.Answer earn(int n) {
        return pond.command("EarnPoints", """
                {"customerId":"c-1","earningId":"e-%d","points":10,"reason":"test"}""".formatted(n));
    }

    private Document awaitSnapshot(long atLeast) {
        await(() -> {
            Document snapshot = snapshots().find(eq("_id", ACCOUNT)).first();
            return snapshot != null && snapshot.getLong("seq") >= atLeast;
        });
        return snapshots().find(eq("_id", ACCOUNT)).first();
    }

    private MongoCollection<Document> snapshots() {
        return database().getCollection("ledger_snapshots");
    }

    private MongoDatabase database() {
        return outsider.getDatabase("pondkeeper");
    }

    private static void await(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime()).as("a snapshot in 20 s").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
