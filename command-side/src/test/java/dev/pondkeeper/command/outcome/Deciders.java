package dev.pondkeeper.command.outcome;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/** Every decider of the room, found and wired as in the app, over a store that can be emptied. */
final class Deciders {

    /** For as long as the tests run: it takes longer to make than to ask. */
    static final Deciders ALL = new Deciders();

    private final Memory memory = new Memory();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.NONE)
            .initializers(fresh -> fresh.getBeanFactory().registerSingleton("memory", memory))
            .properties(
                    "axon.axonserver.enabled=false",
                    "axon.update-check.disabled=true",
                    "spring.main.banner-mode=off",
                    "logging.level.root=error")
            .run();

    /** Nothing has happened yet, and these are the rules. */
    void restart(Programme rules) {
        memory.clear(rules);
    }

    /**
     * Decides it as of that moment.
     *
     * @return the types of what was recorded in its commit, in order
     * @throws Refusal as a caller would be told
     */
    List<String> decide(Command command, Instant now) {
        int before = memory.size();
        FutureCallback<Command, Object> callback = new FutureCallback<>();
        context.getBean(CommandBus.class)
                .dispatch(new GenericCommandMessage<>(command, Map.of(MetadataKeys.RECORDED_AT, now)), callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            if (result.exceptionResult() instanceof Refusal refusal) throw refusal;
            throw new IllegalStateException(command + " has failed", result.exceptionResult());
        }
        return memory.since(before).stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(
            classes = {
                org.axonframework.springboot.autoconfig.AxonAutoConfiguration.class,
                org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration.class,
                org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration.class,
                org.axonframework.springboot.autoconfig.InfraConfiguration.class
            })
    @ComponentScan(
            basePackages = "dev.pondkeeper.command",
            excludeFilters =
                    @Filter(type = FilterType.REGEX, pattern = "dev\\.pondkeeper\\.command\\.(door|outcome)\\..*"))
    static class Wiring {

        @Bean
        EventStore eventStore(Memory memory) {
            return EmbeddedEventStore.builder().storageEngine(memory).build();
        }

        @Bean
        @Primary
        Serializer serializer() {
            return JacksonSerializer.defaultSerializer();
        }

        @Bean
        Cache aggregateCache() {
            return NoCache.INSTANCE;
        }

        @Bean
        TransactionManager transactionManager() {
            return NoTransactionManager.INSTANCE;
        }

        @Bean
        CommandTargetResolver commandTargetResolver() {
            return message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null);
        }

        @Bean
        SnapshotTriggerDefinition snapshotTrigger() {
            return NoSnapshotTriggerDefinition.INSTANCE;
        }

        @Bean
        CommandBus commandBus() {
            return SimpleCommandBus.builder().build();
        }

        @Bean
        CurrentProgramme currentProgramme(Memory memory) {
            return memory::rules;
        }

        @Bean
        KnownCustomers knownCustomers(Memory memory) {
            return customer -> Standings.of(memory.stream("customer:" + customer).stream()
                    .map(Event.class::cast)
                    .toList());
        }

        @Bean
        KeyedHash keyedHash() {
            return (purpose, text) ->
                    Integer.toHexString(Map.entry(purpose, text).hashCode());
        }
    }
}
