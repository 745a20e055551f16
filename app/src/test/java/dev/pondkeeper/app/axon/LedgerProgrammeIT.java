package dev.pondkeeper.app.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.command.programme.UnlawfulProgramme;
import dev.pondkeeper.eventstore.CommitDraft;
import dev.pondkeeper.eventstore.EventDraft;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The programme as two processes on one store see it. */
class LedgerProgrammeIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EmbeddedMongo server = EmbeddedMongo.inMemory().start();
    private final MongoClient client = MongoClients.create(server.connectionString());
    private final Ledger here = ledger();
    private final Ledger elsewhere = ledger();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void what_is_shipped_is_in_force_until_something_is_published() {
        assertThat(new LedgerProgramme(here, JSON).get()).isEqualTo(Programme.DEFAULT);
    }

    @Test
    void what_is_published_here_is_in_force_for_the_next_decision_and_older_versions_stay() {
        LedgerProgramme programme = new LedgerProgramme(here, JSON);
        publish(here, 2, Programme.DEFAULT.in(ZoneId.of("Europe/Berlin")));
        publish(here, 3, Programme.DEFAULT.in(ZoneId.of("Asia/Tokyo")));
        assertThat(programme.get())
                .isEqualTo(Programme.DEFAULT.in(ZoneId.of("Asia/Tokyo")).as(3));
        assertThat(programme.version(2).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(programme.version(1)).isEqualTo(Programme.DEFAULT);
        assertThatThrownBy(() -> programme.version(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> programme.version(0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new LedgerProgramme(here, JSON).get().version()).isEqualTo(3);
    }

    @Test
    void what_another_process_publishes_is_in_force_here_soon() {
        LedgerProgramme programme = new LedgerProgramme(here, JSON);
        publish(elsewhere, 2, Programme.DEFAULT.in(ZoneId.of("Europe/Berlin")));
        assertThat(programme.version(2).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        publish(elsewhere, 3, Programme.DEFAULT.in(ZoneId.of("Asia/Tokyo")));
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (programme.get().version() < 3 && System.nanoTime() < deadline) LockSupport.parkNanos(10_000_000);
        assertThat(programme.get().version()).isEqualTo(3);
    }

    @Test
    void nothing_starts_on_a_programme_that_is_unlawful() {
        Map<String, Object> document = ProgrammeDocument.of(Programme.DEFAULT);
        document.put("referral", Map.of("base", "HEAD_COUNT", "levels", List.of(1000, 500, 100)));
        publish(here, 2, document);
        assertThatThrownBy(() -> new LedgerProgramme(here, JSON))
                .isInstanceOf(UnlawfulProgramme.class)
                .hasMessageContaining("HEAD_COUNT")
                .hasMessageContaining("more than 2 levels");
    }

    private static void publish(Ledger ledger, int version, Programme programme) {
        publish(ledger, version, ProgrammeDocument.of(programme));
    }

    private static void publish(Ledger ledger, int version, Map<String, Object> document) {
        ledger.append(CommitDraft.of(
                null,
                List.of(new EventDraft(
                        "published-" + version,
                        "programme:default",
                        "PublishedProgramme",
                        version - 2,
                        "ProgrammePublished",
                        "1",
                        Instant.EPOCH,
                        JSON.writeValueAsString(Map.of("version", version, "document", document)),
                        Map.of()))));
    }

    private Ledger ledger() {
        return Ledger.builder()
                .database(client.getDatabase("pond"))
                .clock(Clock.systemUTC())
                .build();
    }
}
