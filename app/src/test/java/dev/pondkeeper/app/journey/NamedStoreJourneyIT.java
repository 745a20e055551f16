package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.app.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that is named by its address, as a production one is, and what an outsider finds in it. */
class NamedStoreJourneyIT {

    private static final String CANARY = "Canary Wong";

    @TempDir
    Path data;

    @Test
    void what_is_recorded_lies_in_the_named_store_with_personal_texts_closed() {
        try (EmbeddedMongo store = EmbeddedMongo.inMemory().start();
                MongoClient outsider = MongoClients.create(store.connectionString())) {
            try (Server server = Server.start(new Server.Options(0, data, store.connectionString()))) {
                new Client(server.url()).command("RegisterCustomer", """
                        {"customerId":"c-1","displayName":"%s","identities":[{"type":"EMAIL","value":"canary@example.org"}]}""".formatted(CANARY));
            }
            assertThat(data.resolve("store")).doesNotExist();

            List<Document> ledger = outsider.getDatabase("pondkeeper")
                    .getCollection("ledger")
                    .find()
                    .into(new ArrayList<>());
            assertThat(ledger.get(0).toJson()).contains("\"CustomerRegistered\"", "\"IdentityClaimed\"", "sealed:v1:");
            assertThat(ledger).extracting(Document::toJson).allSatisfy(commit -> assertThat(commit)
                    .doesNotContain(CANARY, "canary@example.org"));

            try (Server again = Server.start(new Server.Options(0, data, store.connectionString()))) {
                Client pond = new Client(again.url());
                pond.settle();
                assertThat(pond.get("/customers/c-1").body().path("displayName").stringValue())
                        .isEqualTo(CANARY);
            }
        }
    }

    @Test
    void a_store_written_with_another_master_key_is_refused_in_a_sentence(@TempDir Path otherKeys) {
        try (EmbeddedMongo store = EmbeddedMongo.inMemory().start()) {
            Server.start(new Server.Options(0, data, store.connectionString())).close();

            assertThatThrownBy(() -> Server.start(new Server.Options(0, otherKeys, store.connectionString())))
                    .hasStackTraceContaining(
                            "the master key in the data directory is not the one this store was written with");
        }
    }
}
