package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.model.Filters;
import dev.pondkeeper.poison.PoisonedPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A person tells everything there is to tell, is forgotten, and then looked for wherever bytes are kept or answered. */
class ForgettingIT {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    Path data;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private CanaryPond watched;
    private Client pond;

    @BeforeEach
    void begin() {
        watched = new CanaryPond(data);
        listen();
    }

    private void listen() {
        pond = watched.client();
        // A start sets up logging afresh, so the log is listened to from behind it.
        log.start();
        ROOT.addAppender(log);
    }

    @Test
    void a_forgotten_person_is_in_no_file_no_view_no_answer_and_no_log() throws IOException {
        try {
            Canary.lives(pond);
            watched.settle();
            assertThat(pond.get("/customers/merged").body().path("mergedInto").asString())
                    .isEqualTo("canary");
            assertThat(pond.get("/orders/canary-1").body().path("customerId").asString())
                    .isEqualTo("canary");
            assertThat(pond.get("/customers/canary").raw().body())
                    .contains("Canary-Name-凤凰", Canary.PHONE, Canary.MAIL, "Canary-Tag-茶");
            assertThat(found(Canary.PHONE)).isEqualTo("canary");
            List<String> keys = watched.keysInVault();
            assertThat(keys).hasSize(2);
            assertThat(Traces.in(data, keys)).isNotEmpty();
            everyStoreHasSomethingOfTheirs();
            aTouchIsParked();
            assertThat(Traces.in(data, Canary.CANARIES)).isEmpty();

            Canary.says(pond, "EraseCustomer", "{\"customerId\":\"merged\"}");
            watched.settle();
            theParkedTouchIsGivenUp();
            answersNothing();
            assertThat(Traces.in(data, keys)).isEmpty();

            watched.stop();
            assertThat(Traces.in(data, Canary.CANARIES)).isEmpty();
            assertThat(Traces.in(data, keys)).isEmpty();
            watched.start();
            listen();
            pond.post("/ops/views/all/rebuild");
            watched.settle();
            answersNothing();
            assertThat(pond.get("/ops/ledger/verification").raw().body()).contains("\"ok\":true");
            theSamePhoneIsFreeForSomebodyNew();
            assertThat(Traces.in(data, Canary.CANARIES)).isEmpty();
            assertThat(log.list).isNotEmpty().allSatisfy(line -> assertThat(wholeOf(line))
                    .doesNotContain(Canary.CANARIES));
        } finally {
            ROOT.detachAppender(log);
            watched.close();
        }
    }

    /** Events that a view could not take, aggregates as of some event, the state of sagas, what is to happen later. */
    private void everyStoreHasSomethingOfTheirs() {
        assertThat(watched.kept("ledger", Filters.eq("streams.id", "touch:call"))
                        .toString())
                .contains("\"note\":\"");
        assertThat(watched.kept("dead_letters", Filters.eq("group", PoisonedPeople.NAME)))
                .as("parked events")
                .hasSizeGreaterThan(20);
        assertThat(watched.kept("sagas", Filters.eq("owners", "canary")))
                .as("sagas that know a name")
                .isNotEmpty();
        assertThat(watched.kept("deadlines", new Document())).as("deadlines").isNotEmpty();
        for (String stream : List.of("customer:canary", "customer:merged", "membership:canary")) {
            CanaryPond.await(
                    () -> !watched.kept("ledger_snapshots", Filters.eq("_id", stream))
                            .isEmpty(),
                    "no snapshot of " + stream);
        }
    }

    /** The gateway has heard it and does not answer; then it stays with us. */
    private void aTouchIsParked() {
        Canary.says(pond, "RequestTouch", """
                {"touchId":"parked","customerId":"canary","purpose":"SERVICE","occasion":"REMINDER","channel":"EMAIL","template":"hello",
                 "parameters":[{"name":"name","value":"Canary-Parked-blank"}]}""");
        CanaryPond.await(
                () -> !watched.kept("dead_letters", Filters.eq("group", "touch-send"))
                        .isEmpty(),
                "the touch is not parked");
        assertThat(watched.gateway().heard()).first().asString().contains("Canary-Parked-blank");
    }

    /** Nothing of it leaves the house any more, not even without what its blanks were filled with. */
    private void theParkedTouchIsGivenUp() {
        int heard = watched.gateway().heard().size();
        assertThat(pond.post("/ops/processors/touch-send/retry").raw().body())
                .isEqualTo("{\"taken\":1,\"failed\":0,\"left\":0}");
        assertThat(pond.post("/ops/processors/" + PoisonedPeople.NAME + "/retry")
                        .raw()
                        .body())
                .startsWith("{\"taken\":0,\"failed\":2,");
        watched.settle();
        assertThat(watched.gateway().heard()).hasSize(heard);
        assertThat(pond.get("/events?limit=500&types=TouchSuppressed").raw().body())
                .contains("CUSTOMER_ERASED")
                .contains("\"parked\"");
    }

    private void answersNothing() {
        for (String path : List.of(
                "/customers/canary",
                "/customers/merged",
                "/customers?limit=500",
                "/orders/canary-1",
                "/points-accounts/canary",
                "/memberships/canary",
                "/touches?customerId=canary",
                "/customers/canary/timeline",
                "/staff-calls?state=DONE",
                "/ops/processors",
                "/ops/processors/" + PoisonedPeople.NAME + "/dead-letters",
                "/events?limit=500")) {
            assertThat(pond.get(path).raw().body()).as(path).doesNotContain(Canary.CANARIES);
        }
        assertThat(pond.get("/customers/canary").body().propertyNames())
                .containsExactlyInAnyOrder("customerId", "erasedAt");
        assertThat(found(Canary.PHONE)).isEmpty();
        assertThat(pond.command("CheckIn", "{\"customerId\":\"merged\"}").slug())
                .isEqualTo("customer-erased");
    }

    private void theSamePhoneIsFreeForSomebodyNew() {
        Canary.says(pond, "RegisterCustomer", """
                {"customerId":"anew","identities":[{"type":"PHONE","value":"%s"}]}""".formatted(Canary.PHONE));
        watched.settle();
        assertThat(found(Canary.PHONE)).isEqualTo("anew");
    }

    /** Who is found by the phone, empty if nobody. */
    private String found(String phone) {
        return pond.get("/customers?identity=PHONE:" + phone.replace("+", "%2B"))
                .body()
                .path("items")
                .path(0)
                .path("customerId")
                .asString("");
    }

    /** The line and all that was thrown with it. */
    private static String wholeOf(ILoggingEvent line) {
        IThrowableProxy thrown = line.getThrowableProxy();
        return line.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
