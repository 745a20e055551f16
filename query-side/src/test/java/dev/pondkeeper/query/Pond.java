package dev.pondkeeper.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.embeddedmongodb.EmbeddedMongo;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.query.events.EventLog;
import dev.pondkeeper.query.view.Projection;
import dev.pondkeeper.query.view.ViewPositions;
import dev.pondkeeper.query.view.Views;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * The whole room over an event store in memory: events go in by Axon's own publication and reach the views through their pooled
 * processors, questions go in by HTTP.
 */
public final class Pond implements AutoCloseable {

    /** When every event of a test is recorded, and what the room's clock says. */
    public static final Instant NOW = Instant.parse("1998-07-01T04:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FragileStore store = new FragileStore();
    private final EmbeddedMongo server = EmbeddedMongo.inMemory().start();
    private final AskedQueries asked = new AskedQueries();
    private final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(server.connectionString()))
            .addCommandListener(asked)
            .build());
    private final InMemoryEventStorageEngine ledger = new InMemoryEventStorageEngine();
    private final Map<String, Long> sequences = new HashMap<>();
    private final ForgetfulTexts texts = new ForgetfulTexts();
    private TokenStore tokens = new EagerTokenStore();
    private long tail = -1;
    private Running running;

    public Pond() {
        running = start();
    }

    /** Everything that ends with the process. */
    private record Running(Configuration axon, AnnotationConfigWebApplicationContext room) {}

    /** Records the events, in order, and waits until every view shows them. */
    public Pond publish(Event... events) {
        record(events);
        settle();
        return this;
    }

    /** As the vault does when a person has been erased: nothing of theirs opens any more. */
    public void forget(String customer) {
        texts.forget(customer);
    }

    /** Records the events without waiting. */
    public Pond record(Event... events) {
        running.axon().eventStore().publish(Stream.of(events).map(this::message).toList());
        tail += events.length;
        return this;
    }

    public void settle() {
        try {
            assertThat(positions().await(views().names(), tail, PATIENCE))
                    .as("every view reaches position %d: %s", tail, views().list())
                    .isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    public MockMvcTester http() {
        return MockMvcTester.from(running.room());
    }

    public <T> T bean(Class<T> type) {
        return running.room().getBean(type);
    }

    public Views views() {
        return bean(Views.class);
    }

    public ViewPositions positions() {
        return bean(ViewPositions.class);
    }

    public Configuration axon() {
        return running.axon();
    }

    public MongoClient store() {
        return client;
    }

    public AskedQueries asked() {
        return asked;
    }

    public long tail() {
        return tail;
    }

    /** The process ends and another one begins; documents and tokens stay. */
    public void restart() {
        stop();
        running = start();
    }

    /** The process begins after {@link #stop}. */
    public void restartAfterKill() {
        running = start();
    }

    /** Whether the store takes writes to the collections of views; it answers everything else. */
    public void refuseWrites(boolean refused) {
        store.expectRefusal();
        store.refusesWrites.set(refused);
    }

    /** The store takes no writes to this collection until another one is closed; none is by the empty name. */
    public void close(String collection) {
        store.expectRefusal();
        store.closed.set(collection);
    }

    /** Returns when the store has refused what a view wanted to write. */
    public void awaitRefusal() {
        try {
            assertThat(store.hasRefused(PATIENCE)).as("whether a view wrote").isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** As after a crash that lost every token: each event is delivered a second time to documents that have seen it. */
    public void deliverEverythingAgain() {
        stop();
        tokens = new EagerTokenStore();
        running = start();
        settle();
    }

    public void stop() {
        running.axon().shutdown();
        running.room().close();
    }

    @Override
    public void close() {
        stop();
        client.close();
        server.close();
    }

    private Running start() {
        AnnotationConfigWebApplicationContext room = new AnnotationConfigWebApplicationContext();
        room.setServletContext(new MockServletContext());
        room.register(Web.class, QueryConfiguration.class);
        room.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("clock", Clock.fixed(NOW, java.time.ZoneOffset.UTC));
            beans.registerSingleton("eventLog", new NoLog());
            beans.registerSingleton("personalTexts", texts);
            beans.registerSingleton("database", new SimpleMongoClientDatabaseFactory(client, "pond") {
                @Override
                public MongoDatabase getMongoDatabase() {
                    return store.over(super.getMongoDatabase());
                }
            });
        });
        room.refresh();
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(built -> JacksonSerializer.defaultSerializer())
                .configureEventStore(built -> new PromptEventStore(ledger));
        TokenStore kept = tokens;
        configurer.registerComponent(TokenStore.class, built -> kept);
        room.getBeansOfType(Projection.class)
                .values()
                .forEach(projection ->
                        configurer.eventProcessing(events -> events.registerEventHandler(built -> projection)));
        room.getBeansOfType(ConfigurerModule.class).values().forEach(module -> module.configureModule(configurer));
        return new Running(configurer.start(), room);
    }

    private GenericDomainEventMessage<Event> message(Event event) {
        String stream = Streams.of(event);
        long sequence = sequences.merge(stream, 0L, (known, first) -> known + 1);
        String kind = stream.substring(0, stream.indexOf(':'));
        return new GenericDomainEventMessage<>(
                kind, stream, sequence, event, MetaData.emptyInstance(), stream + "#" + sequence, NOW);
    }

    /** The room asks the log only for {@code /events}, which has tests of its own. */
    private static final class NoLog implements EventLog {

        @Override
        public long tail() {
            return -1;
        }

        @Override
        public List<LoggedEvent> after(long position, int most) {
            return List.of();
        }
    }

    @EnableWebMvc
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Web {}
}
