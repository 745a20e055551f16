package dev.pondkeeper.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.pondkeeper.eventstore.HotAggregates;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** Commands that an aggregate decides in this process, recorded through an event store; all stores get the same cache. */
final class CommandPeer implements Peer, AutoCloseable {
    /** What makes the documents of all peers some 400 bytes. */
    static final String NOTE = "x".repeat(120);

    private static final int AGGREGATES_PER_CLIENT = 4;

    private final String name;
    private final Configuration configuration;
    private final CommandGateway gateway;
    private final boolean oneForAll;

    CommandPeer(String name, boolean oneForAll, Supplier<EventStore> store) {
        this.name = name;
        this.oneForAll = oneForAll;
        this.configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(config -> jackson())
                .configureEventStore(config -> store.get())
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Counter.class)
                        .configureCache(config -> new HotAggregates(10_000)))
                .start();
        this.gateway = configuration.getComponent(CommandGateway.class);
    }

    static Serializer jackson() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
    }

    /** For the state of aggregates, which show nothing but their fields. */
    static Serializer fields() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper()
                        .registerModule(new JavaTimeModule())
                        .setVisibility(PropertyAccessor.FIELD, Visibility.ANY))
                .build();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long once(int client) {
        String id = oneForAll
                ? "hot"
                : "c" + client + "-" + ThreadLocalRandom.current().nextInt(AGGREGATES_PER_CLIENT);
        gateway.sendAndWait(new Counter.Count(id, NOTE));
        return 1;
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
