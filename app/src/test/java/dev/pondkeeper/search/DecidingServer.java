package dev.pondkeeper.search;

import dev.pondkeeper.command.ContactFacts;
import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.door.CommandExecution;
import dev.pondkeeper.eventstore.HotAggregates;
import dev.pondkeeper.kernel.Command;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
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
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Everything of command-side behind the door, wired as in the app, over a store in memory. */
final class DecidingServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    DecidingServer(SeedStore store, SearchClock clock) {
        context = new SpringApplicationBuilder(Wiring.class)
                .web(WebApplicationType.NONE)
                .initializers(fresh -> {
                    fresh.getBeanFactory().registerSingleton("seedStore", store);
                    fresh.getBeanFactory().registerSingleton("clock", clock);
                })
                .properties(
                        "axon.axonserver.enabled=false",
                        "axon.update-check.disabled=true",
                        "spring.main.banner-mode=off")
                .run();
    }

    CommandExecution execution() {
        return context.getBean(CommandExecution.class);
    }

    Interruption interruption() {
        return context.getBean(Interruption.class);
    }

    /** Another history begins. */
    void forget() {
        context.getBean(Cache.class).removeAll();
    }

    @Override
    public void close() {
        context.close();
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
                    @Filter(
                            type = FilterType.REGEX,
                            pattern = "dev\\.pondkeeper\\.command\\.door\\.(?!CommandExecution|TwinRegister).*"))
    @Import(SeedCommitLog.class)
    static class Wiring {

        @Bean
        EventStore eventStore(SeedStore store) {
            return EmbeddedEventStore.builder().storageEngine(store).build();
        }

        @Bean
        @Primary
        Serializer serializer() {
            return JacksonSerializer.defaultSerializer();
        }

        @Bean
        Cache aggregateCache() {
            return new HotAggregates(1_000);
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
        Interruption interruption() {
            return new Interruption();
        }

        @Bean
        CommandBus commandBus(SeedCommitLog commits) {
            SimpleCommandBus bus = SimpleCommandBus.builder().build();
            bus.registerHandlerInterceptor(commits);
            return bus;
        }

        @Bean
        CurrentProgramme currentProgramme(SeedStore store) {
            return store::programme;
        }

        @Bean
        KnownCustomers knownCustomers(SeedStore store) {
            return new StandingInStore(store);
        }

        /** Everybody agrees to everything, so that it is the other doors of the gate that decide. */
        @Bean
        @Fallback
        ContactFacts contactFacts() {
            return customer -> new ContactProfile(ZoneId.of("Asia/Shanghai"), null, Set.of(), null, null, List.of());
        }

        @Bean
        KeyedHash keyedHash() {
            return (purpose, text) ->
                    Integer.toHexString(Map.entry(purpose, text).hashCode());
        }
    }
}
