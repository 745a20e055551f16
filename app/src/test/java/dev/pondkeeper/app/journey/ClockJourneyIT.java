package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.embeddedmongodb.Durability;
import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;

/** Time on a server whose clock stands until it is moved. */
class ClockJourneyIT {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path data;

    private final InMemorySagaStore sagas = new InMemorySagaStore();

    @Test
    void a_saga_sleeps_through_days_and_a_restart_and_wakes_when_the_clock_is_moved() {
        try (Server server = virtual(START)) {
            Client pond = new Client(server.url());
            assertThat(pond.get("/ops/clock").body().toString())
                    .isEqualTo("{\"now\":\"2026-01-01T00:00:00Z\",\"virtual\":true}");
            pond.command("RegisterCustomer", "{\"customerId\":\"a\"}");
            advance(pond, "29d");
            pond.command("RegisterCustomer", "{\"customerId\":\"b\"}");
            pond.settle();
            assertThat(earned(pond)).isEmpty();
        }
        try (Server server = virtual(Instant.EPOCH)) {
            Client pond = new Client(server.url());
            assertThat(pond.get("/ops/clock").body().path("now").stringValue()).isEqualTo("2026-01-30T00:00:00Z");
            Answer moved = advance(pond, "60d");
            assertThat(moved.body().toString()).isEqualTo("{\"now\":\"2026-03-31T00:00:00Z\",\"virtual\":true}");
            assertThat(earned(pond))
                    .containsExactly(
                            "points:a 10 2026-01-31T00:00:00Z",
                            "points:a 15 2026-02-10T00:00:00Z",
                            "points:b 10 2026-03-01T00:00:00Z",
                            "points:b 15 2026-03-11T00:00:00Z");
            assertThat(pond.get("/points-accounts/a").body().path("available").longValue())
                    .isEqualTo(15);
            JsonNode left = pond.get("/ops/deadlines").body();
            assertThat(left.path("firstDue").stringValue())
                    .as("two weeks before the end of the first points")
                    .isEqualTo("2027-01-17T16:00:00Z");
            assertThat(move(pond, "{\"to\":\"2126-01-01T00:00:00Z\"}").status()).isEqualTo(200);
        }
        assertThatThrownBy(() -> Server.start(new Server.Options(0, data, null)).close())
                .hasStackTraceContaining("start with --clock virtual");
    }

    @Test
    void the_clock_goes_forward_only_and_says_what_it_does_not_understand() {
        try (Server server = virtual(START)) {
            Client pond = new Client(server.url());
            assertThat(move(pond, "{\"to\":\"2026-01-01T08:30:00+08:00\"}")
                            .body()
                            .path("now")
                            .stringValue())
                    .isEqualTo("2026-01-01T00:30:00Z");
            assertThat(move(pond, "{\"to\":\"2026-01-01T00:00:00Z\"}").slug()).isEqualTo("clock-goes-back");
            for (String wrong : List.of(
                    "{\"by\":\"-1d\"}",
                    "{\"by\":\"soon\"}",
                    "{\"to\":\"2026-01-01\"}",
                    "{\"by\":\"1d\",\"to\":\"2027-01-01T00:00:00Z\"}",
                    "{\"in\":\"1d\"}",
                    "[]",
                    "",
                    "{\"by\":\"1h\"} and more",
                    "{\"to\":\"9999-01-01T00:00:00Z\"}",
                    "{\"by\":\"999999999w\"}")) {
                Answer refused = move(pond, wrong);
                assertThat(refused.status()).as(wrong).isEqualTo(400);
                assertThat(refused.slug()).isEqualTo("malformed-request");
            }
            String late = "{\"customerId\":\"c\",\"occurredAt\":\"2026-01-01T00:36:00Z\"}";
            assertThat(pond.command("RegisterCustomer", late).status()).isEqualTo(400);
            assertThat(pond.command("RegisterCustomer", late.replace("36", "34"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_real_clock_is_shown_and_not_moved() {
        try (Server server = Server.start(new Server.Options(0, data, null))) {
            Client pond = new Client(server.url());
            assertThat(pond.get("/ops/clock").body().path("virtual").booleanValue())
                    .isFalse();
            Answer refused = move(pond, "{\"by\":\"1d\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.slug()).isEqualTo("clock-is-real");
            for (String slug : List.of("clock-is-real", "clock-is-moving", "clock-goes-back")) {
                assertThat(pond.get("/problems/" + slug).raw().body())
                        .contains("/problems/" + slug, "What to do", "HTTP status 409");
            }
        }
    }

    /** Every earning: stream, balance, recorded time. */
    private static List<String> earned(Client pond) {
        List<String> earned = new ArrayList<>();
        for (JsonNode event :
                pond.get("/events?types=PointsEarned&limit=500").body().path("items")) {
            earned.add(event.path("subject").stringValue() + " "
                    + event.path("data").path("balances").path("available").longValue() + " "
                    + event.path("recordedat").stringValue());
        }
        return earned;
    }

    private static Answer advance(Client pond, String by) {
        Answer moved = move(pond, "{\"by\":\"" + by + "\"}");
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
        return moved;
    }

    private static Answer move(Client pond, String json) {
        return pond.send(pond.request("/ops/clock")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(json)));
    }

    private Server virtual(Instant start) {
        return Server.start(new Server.Options(0, data, null, Durability.PROCESS, true, start), this::addSaga);
    }

    private void addSaga(GenericApplicationContext context) {
        context.registerBean("sleepyCustomers", ConfigurerModule.class, () -> this::configure);
    }

    private void configure(Configurer configurer) {
        configurer
                .eventProcessing()
                .registerSaga(SleepyCustomer.class, saga -> saga.configureSagaStore(configuration -> sagas));
    }
}
