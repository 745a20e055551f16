package dev.pondkeeper.app.journey;

import com.mongodb.client.MongoClient;
import dev.pondkeeper.app.Server;
import dev.pondkeeper.poison.PoisonedPeople;
import dev.pondkeeper.poison.PoisonedSaga;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A server that keeps what it hears of the {@link Canary} wherever a server may have to: parked, because a view cannot take
 * anything about them and the gateway for mail does not answer; in snapshots, taken every other event; in a saga that knows names.
 */
final class CanaryPond implements AutoCloseable {

    private static final String SECRET = "whsec_" + "c2VjcmV0".repeat(8);

    private final Path data;
    private final DeadGateway gateway = new DeadGateway();
    private final Deque<GenericApplicationContext> contexts = new ArrayDeque<>();
    private final Deque<Server> servers = new ArrayDeque<>();

    CanaryPond(Path data) {
        this.data = data;
        start();
    }

    final void start() {
        servers.add(Server.start(new Server.Options(0, data, null), context -> {
            context.registerBean(PoisonedPeople.class, () -> new PoisonedPeople(Set.of("canary", "merged")));
            context.registerBean(PoisonedSaga.class, each -> each.setScope(BeanDefinition.SCOPE_PROTOTYPE));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "forgetting",
                            Map.of(
                                    "pondkeeper.snapshot-every-events",
                                    2,
                                    "pondkeeper.touch.channels.EMAIL",
                                    "webhook",
                                    "pondkeeper.touch.webhook.url",
                                    gateway.url(),
                                    "pondkeeper.touch.webhook.secret",
                                    SECRET)));
            contexts.add(context);
        }));
    }

    void stop() {
        servers.getLast().close();
    }

    Client client() {
        return new Client(servers.getLast().url());
    }

    DeadGateway gateway() {
        return gateway;
    }

    List<Document> kept(String collection, Bson filter) {
        return contexts.getLast()
                .getBean(MongoClient.class)
                .getDatabase("pondkeeper")
                .getCollection(collection)
                .find(filter)
                .into(new ArrayList<>());
    }

    /** Waits until everybody has heard of everything; what is parked holds nobody up here. */
    void settle() {
        Client pond = client();
        long[] tail = {-1};
        await(
                () -> {
                    JsonNode standing = pond.get("/ops/processors").body();
                    long before = tail[0];
                    tail[0] = standing.path("tail").longValue();
                    return tail[0] == before
                            && standing.path("processors")
                                    .valueStream()
                                    .allMatch(each -> each.path("lag").longValue() <= 0);
                },
                "not settled");
    }

    static void await(BooleanSupplier wanted, String otherwise) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError(otherwise);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** The wrapped keys as they stand in the vault's slots. */
    List<String> keysInVault() throws IOException {
        byte[] vault = Files.readAllBytes(data.resolve("keys").resolve("customers.vault"));
        List<String> keys = new ArrayList<>();
        for (int slot = 0; slot < vault.length; slot += 128) {
            keys.add(new String(vault, slot + 36, 80, StandardCharsets.US_ASCII));
        }
        return keys;
    }

    @Override
    public void close() {
        stop();
        gateway.close();
    }
}
