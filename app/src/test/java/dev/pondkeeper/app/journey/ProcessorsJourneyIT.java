package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.Server;
import dev.pondkeeper.poison.Poison;
import dev.pondkeeper.poison.PoisonedReaction;
import dev.pondkeeper.poison.PoisonedSaga;
import dev.pondkeeper.poison.PoisonedView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanDefinition;
import tools.jackson.databind.JsonNode;

/** Processors that cannot take some events: those wait with what is behind them, and everybody else goes on. */
@Timeout(60)
class ProcessorsJourneyIT {

    private static final List<String> POISONED = List.of(PoisonedView.NAME, PoisonedReaction.NAME, PoisonedSaga.NAME);

    @TempDir
    Path data;

    private final EmbeddedMongo store = EmbeddedMongo.inMemory().start();
    private final MongoClient outsider = MongoClients.create(store.connectionString());
    private Server server;
    private Client pond;

    @BeforeEach
    void start() {
        server = Server.start(new Server.Options(0, data, store.connectionString()), context -> {
            context.registerBean(PoisonedView.class);
            context.registerBean(PoisonedReaction.class);
            context.registerBean(PoisonedSaga.class, each -> each.setScope(BeanDefinition.SCOPE_PROTOTYPE));
        });
        pond = new Client(server.url());
    }

    @AfterEach
    void stop() {
        Poison.none();
        server.close();
        outsider.close();
        store.close();
    }

    @Test
    void a_poisonous_event_of_a_batch_waits_with_its_customer_and_the_rest_of_the_batch_goes_on() {
        register("c-1", "Ann");
        register("c-2", "Bob");
        register("c-3", "Cid");
        settle();
        Poison.atOnce("bad");
        Poison.later("worse");
        inOneBatch(() -> {
            pay("bad", "c-1");
            pay("o-2", "c-2");
            pay("worse", "c-3");
            pay("o-4", "c-1");
            pay("o-5", "c-2");
            pay("o-6", "c-3");
        });

        await(ProcessorsJourneyIT::areAllAtTail);
        JsonNode all = pond.get("/ops/processors").body(); // what is settled is looked up before where each one is

        for (String name : POISONED) {
            JsonNode processor = processor(all, name);
            assertThat(processor.path("status").stringValue()).as(name).isEqualTo("RUNNING");
            JsonNode parked = processor.path("deadLetters");
            assertThat(parked.path("count").longValue()).as(name).isEqualTo(4);
            assertThat(parked.path("sequences").longValue()).as(name).isEqualTo(2);
            assertThat(parked.path("oldest").path("stream").stringValue()).isEqualTo("order:bad");
            assertThat(parked.path("oldest").path("cause").stringValue()).contains("bad");
        }
        assertThat(processor(all, PoisonedSaga.NAME).path("kind").stringValue()).isEqualTo("saga");
        assertThat(ordersShown("c-2")).containsExactly("o-2", "o-5");
        assertThat(ordersShown("c-1")).isEmpty();
        assertThat(ordersShown("c-3")).isEmpty();
        assertThat(total()).isEqualTo(2);
        assertThat(earned("c-2")).isEqualTo(2 * (9 + 3 + 7));
        assertThat(earned("c-3")).isEqualTo(2 * 9);
        long firstParked = processor(all, PoisonedView.NAME)
                .path("deadLetters")
                .path("oldest")
                .path("position")
                .longValue();
        assertThat(all.path("settledPosition").longValue()).isEqualTo(firstParked - 1);
        JsonNode waiting =
                pond.get("/ops/processors/poisoned-saga/dead-letters").body();
        assertThat(waiting.path("items").size()).isEqualTo(2);
        assertThat(waiting.path("items").get(0).path("sequence").stringValue()).isEqualTo("customer:c-1");
        assertThat(waiting.path("items").get(0).path("letters").longValue()).isEqualTo(2);

        retriesFailWhileThePoisonIsThereAndThenTakeEverythingInOrder();
    }

    private void retriesFailWhileThePoisonIsThereAndThenTakeEverythingInOrder() {
        for (String name : POISONED) {
            assertThat(retry(name)).as(name).isEqualTo("{\"taken\":0,\"failed\":2,\"left\":4}");
        }
        pay("o-7", "c-1");
        await(standing -> POISONED.stream()
                .allMatch(name -> processor(standing, name)
                                .path("deadLetters")
                                .path("count")
                                .longValue()
                        == 5));
        Poison.none();

        for (String name : POISONED) {
            assertThat(retry(name)).as(name).isEqualTo("{\"taken\":5,\"failed\":0,\"left\":0}");
            assertThat(retry(name)).as(name).isEqualTo("{\"taken\":0,\"failed\":0,\"left\":0}");
        }

        settle();
        assertThat(ordersShown("c-1")).containsExactly("bad", "o-4", "o-7");
        assertThat(ordersShown("c-3")).containsExactly("worse", "o-6");
        assertThat(total()).as("shared by all customers, overtaken by others").isEqualTo(7);
        assertThat(earned("c-1")).isEqualTo(3 * (9 + 3 + 7));
        assertThat(earned("c-3")).isEqualTo(2 * (9 + 3 + 7));
        assertThat(database().getCollection("sagas").countDocuments())
                .as("the saga that has seen its third order has ended")
                .isEqualTo(2);
        aRebuildTellsWhatTheRetriesTold();
    }

    private void aRebuildTellsWhatTheRetriesTold() {
        String retried = pond.digests();
        assertThat(pond.post("/ops/processors/poisoned-view/reset").status()).isEqualTo(202);
        settle();
        assertThat(pond.digests()).isEqualTo(retried);
    }

    @Test
    void parked_events_outlive_the_server_and_a_reset_of_the_view_takes_them_along() {
        register("c-1", "Ann");
        Poison.atOnce("bad");
        pay("bad", "c-1");
        await(standing -> parkedOf(standing, PoisonedView.NAME) == 1 && parkedOf(standing, PoisonedSaga.NAME) == 1);

        server.close();
        start();

        await(standing -> parkedOf(standing, PoisonedView.NAME) == 1 && parkedOf(standing, PoisonedSaga.NAME) == 1);
        Poison.none();
        assertThat(pond.post("/ops/processors/poisoned-view/reset").status()).isEqualTo(202);
        await(standing -> parkedOf(standing, PoisonedView.NAME) == 0 && isAtTail(standing, PoisonedView.NAME));
        assertThat(ordersShown("c-1")).containsExactly("bad");
    }

    @Test
    void the_state_of_a_saga_is_sealed_and_gone_with_the_key_of_its_customer() {
        register("c-1", "Ann Unmistakable");
        settle();

        Document saga = database().getCollection("sagas").find().first();

        assertThat(saga).isNotNull();
        assertThat(saga.toJson()).doesNotContain("Unmistakable").doesNotContain("orders");
        assertThat(saga.getList("owners", String.class)).containsExactly("c-1");
        server.close();
        database().getCollection("vault_keys").deleteOne(Filters.eq("_id", "c-1"));
        start();
        pay("o-1", "c-1");
        settle();
        assertThat(database().getCollection("sagas").find().first()).isEqualTo(saga);
        assertThat(earned("c-1")).as("nothing from the saga").isEqualTo(9 + 3);
    }

    @Test
    void operators_pause_and_resume_and_hear_clearly_what_they_cannot_have() {
        assertThat(pond.post("/ops/processors/custmer/pause").slug()).isEqualTo("unknown-processor");
        assertThat(pond.post("/ops/processors/custmer/pause").status()).isEqualTo(404);
        assertThat(pond.get("/ops/processors/custmer/dead-letters").slug()).isEqualTo("unknown-processor");
        assertThat(pond.post("/ops/processors/poisoned-reaction/reset").slug()).isEqualTo("reset-refused");
        assertThat(pond.post("/ops/processors/poisoned-saga/reset").status()).isEqualTo(409);
        for (int twice = 0; twice < 2; twice++) {
            JsonNode paused =
                    pond.post("/ops/processors/poisoned-reaction/pause").body();
            assertThat(paused.path("status").stringValue()).isEqualTo("PAUSED");
        }
        register("c-1", "Ann");
        pay("o-1", "c-1");

        JsonNode all = await(standing -> isAtTail(standing, PoisonedView.NAME));

        assertThat(processor(all, PoisonedReaction.NAME).path("lag").longValue())
                .isPositive();
        assertThat(all.path("settledPosition").longValue())
                .isLessThan(all.path("tail").longValue());
        assertThat(pond.post("/ops/processors/poisoned-reaction/retry").slug()).isEqualTo("processor-paused");
        assertThat(pond.get("/actuator/health").raw().body()).contains("\"paused\":[\"poisoned-reaction\"]");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(pond.post("/ops/processors/poisoned-reaction/resume").status())
                    .isEqualTo(200);
        }
        settle();
        assertThat(earned("c-1")).isEqualTo(9 + 3 + 7);
        for (String slug : List.of("unknown-processor", "processor-paused", "reset-refused")) {
            assertThat(pond.get("/problems/" + slug).status()).as(slug).isEqualTo(200);
        }
        awaitMetrics();
    }

    private void awaitMetrics() {
        awaitTrue(() -> {
            String scraped = pond.get("/actuator/prometheus").raw().body();
            return scraped.contains("pondkeeper_processor_dead_letters{kind=\"saga\",processor=\"poisoned-saga\"} 0.0")
                    && scraped.contains(
                            "pondkeeper_processor_status{kind=\"view\",processor=\"poisoned-view\",status=\"RUNNING\"} 1.0")
                    && scraped.contains("pondkeeper_processor_position{kind=\"view\",processor=\"poisoned-view\"}")
                    && scraped.contains("pondkeeper_processor_lag_events{kind=\"view\",processor=\"poisoned-view\"}");
        });
    }

    private void settle() {
        await(standing -> standing.path("settledPosition").longValue()
                >= standing.path("tail").longValue());
    }

    private void inOneBatch(Runnable story) {
        POISONED.forEach(name -> pond.post("/ops/processors/" + name + "/pause"));
        story.run();
        POISONED.forEach(name -> pond.post("/ops/processors/" + name + "/resume"));
    }

    private void register(String customer, String name) {
        pond.command("RegisterCustomer", "{\"customerId\":\"%s\",\"displayName\":\"%s\"}".formatted(customer, name));
    }

    private void pay(String order, String customer) {
        int status = pond.command(
                        "RecordOrderPaid",
                        "{\"orderId\":\"%s\",\"customerId\":\"%s\",\"amount\":{\"amount\":900,\"currency\":\"CNY\"}}"
                                .formatted(order, customer))
                .status();
        assertThat(status).isEqualTo(200);
    }

    private String retry(String processor) {
        return pond.post("/ops/processors/" + processor + "/retry").raw().body();
    }

    private long earned(String customer) {
        return pond.get("/points-accounts/" + customer).body().path("issued").longValue();
    }

    private List<String> ordersShown(String customer) {
        Document shown = database()
                .getCollection("view_poisoned")
                .find(Filters.eq("_id", customer))
                .first();
        return shown == null ? List.of() : shown.getList("orders", String.class);
    }

    private int total() {
        Document total = database().getCollection("view_poisoned_total").find().first();
        return total == null ? 0 : total.getInteger("orders");
    }

    private MongoDatabase database() {
        return outsider.getDatabase("pondkeeper");
    }

    private static JsonNode processor(JsonNode all, String name) {
        for (JsonNode each : all.path("processors")) {
            if (each.path("name").stringValue().equals(name)) return each;
        }
        throw new AssertionError("no " + name + " in " + all);
    }

    private static long parkedOf(JsonNode all, String name) {
        return processor(all, name).path("deadLetters").path("count").longValue();
    }

    private static boolean isAtTail(JsonNode all, String name) {
        return processor(all, name).path("position").longValue()
                >= all.path("tail").longValue();
    }

    private static boolean areAllAtTail(JsonNode all) {
        for (JsonNode each : all.path("processors")) {
            if (!isAtTail(all, each.path("name").stringValue())) return false;
        }
        return true;
    }

    private JsonNode await(Predicate<JsonNode> wanted) {
        JsonNode[] standing = new JsonNode[1];
        awaitTrue(() -> {
            standing[0] = pond.get("/ops/processors").body();
            return wanted.test(standing[0]);
        });
        return standing[0];
    }

    private void awaitTrue(java.util.function.BooleanSupplier wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "not so in 15 s: " + pond.get("/ops/processors").raw().body());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
