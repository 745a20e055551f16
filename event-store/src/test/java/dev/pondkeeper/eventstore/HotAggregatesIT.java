package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two processes with a cache each, one store: a stale entry costs a retry, never a wrong answer. */
class HotAggregatesIT {
    final MongoDatabase database = TestStore.freshDatabase();
    final HotAggregates cacheHere = new HotAggregates(100);
    final Configuration here = process(cacheHere);
    final Configuration there = process(new HotAggregates(100));

    record Count(@TargetAggregateIdentifier String id) {}

    record Demand(@TargetAggregateIdentifier String id, int atLeast) {}

    record StartOver(@TargetAggregateIdentifier String id) {}

    record CountUpTo(@TargetAggregateIdentifier String id, int max) {}

    record Counted(String id, int value) {}

    static class Counter {
        @AggregateIdentifier
        @SuppressWarnings("UnusedVariable") // read by Axon
        private @Nullable String id;

        private int value;

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Count command) {
            AggregateLifecycle.apply(new Counted(command.id(), value + 1));
            return value;
        }

        @CommandHandler
        void handle(Demand command) {
            if (value < command.atLeast()) throw new IllegalStateException("only " + value);
        }

        @CommandHandler
        void handle(CountUpTo command) {
            if (value < command.max()) AggregateLifecycle.apply(new Counted(command.id(), value + 1));
        }

        @CommandHandler
        void handle(StartOver command) {
            AggregateLifecycle.apply(new Counted(command.id(), 0));
        }

        @EventSourcingHandler
        void on(Counted event) {
            id = event.id();
            value = event.value();
        }
    }

    @AfterEach
    void stop() {
        here.shutdown();
        there.shutdown();
    }

    @Test
    void an_aggregate_stays_in_the_cache_and_goes_on_counting() {
        for (int i = 1; i <= 5; i++) {
            assertThat(count(here)).isEqualTo(i);
        }
        assertThat(cacheHere.containsKey("c")).isTrue();
    }

    @Test
    void a_stale_entry_costs_one_retry_and_no_wrong_answer() {
        assertThat(count(here)).isEqualTo(1);
        assertThat(count(there)).isEqualTo(2);
        assertThatThrownBy(() -> count(here)).isInstanceOf(ConcurrencyException.class);
        assertThat(cacheHere.containsKey("c")).isFalse();
        assertThat(count(here)).isEqualTo(3);
    }

    @Test
    void a_refusal_out_of_a_stale_entry_is_none() {
        assertThat(count(here)).isEqualTo(1);
        assertThat(count(there)).isEqualTo(2);
        assertThatThrownBy(() -> send(here, new Demand("c", 2))).isInstanceOf(ConcurrencyException.class);
        send(here, new Demand("c", 2));
        assertThatThrownBy(() -> send(here, new Demand("c", 3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doing_nothing_because_of_a_stale_entry_is_no_answer() {
        assertThat(count(here)).isEqualTo(1);
        send(there, new StartOver("c"));
        assertThatThrownBy(() -> send(here, new CountUpTo("c", 1))).isInstanceOf(ConcurrencyException.class);
        send(here, new CountUpTo("c", 1));
        assertThat(count(here)).isEqualTo(2);
    }

    @Test
    void a_refusal_that_still_holds_is_told_as_it_is() {
        assertThat(count(here)).isEqualTo(1);
        assertThat(count(there)).isEqualTo(2);
        send(there, new CountUpTo("c", 1));
        assertThatThrownBy(() -> send(there, new Demand("c", 3)))
                .as("it was refused, not overtaken")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> send(there, new Demand("c", 3))).isInstanceOf(IllegalStateException.class);
        assertThat(count(there)).isEqualTo(3);
    }

    @Test
    void the_cache_holds_no_more_than_it_may() {
        HotAggregates small = new HotAggregates(10);
        for (int i = 0; i < 1000; i++) {
            small.put("a" + i, i);
        }
        assertThat(small.settledSize()).isLessThanOrEqualTo(10);
    }

    private static int count(Configuration process) {
        return process.getComponent(CommandGateway.class).sendAndWait(new Count("c"));
    }

    private static void send(Configuration process, Object command) {
        process.getComponent(CommandGateway.class).sendAndWait(command);
    }

    private Configuration process(HotAggregates cache) {
        LedgerEventStore store = LedgerEventStore.builder()
                .engine(Ledgers.engineBuilder(Ledgers.over(database)).build())
                .build();
        Configuration configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(config -> Ledgers.jackson())
                .configureEventStore(config -> store)
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Counter.class).configureCache(config -> cache))
                .start();
        CommandBus bus = configuration.getComponent(CommandBus.class);
        if (bus instanceof SimpleCommandBus simple) {
            simple.registerHandlerInterceptor(new OvertakenDecisions(store.ledger(), cache));
        }
        return configuration;
    }
}
