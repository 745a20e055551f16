package dev.pondkeeper.command.door;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    private final FixtureConfiguration<Buoy> buoy =
            new AggregateTestFixture<>(Buoy.class).registerHandlerEnhancerDefinition(new ExpectedVersion());

    record Ring(@TargetAggregateIdentifier String id, boolean aloud) {}

    record Rung(String id) {}

    @Test
    void the_version_there_is_lets_the_command_in() {
        buoy.given(new Rung("b"), new Rung("b"))
                .when(new Ring("b", true), expecting(1))
                .expectEvents(new Rung("b"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 1_000_000_000_000L})
    void an_older_and_a_newer_version_are_refused_alike(long version) {
        buoy.given(new Rung("b"), new Rung("b"))
                .when(new Ring("b", true), expecting(version))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    @Test
    void a_stale_version_is_refused_even_where_there_would_be_nothing_to_do() {
        buoy.given(new Rung("b"))
                .when(new Ring("b", false), expecting(7))
                .expectException(ConflictingAggregateVersionException.class);
    }

    @Test
    void a_target_that_does_not_exist_has_no_version_at_all() {
        buoy.givenNoPriorActivity()
                .when(new Ring("b", true), expecting(0))
                .expectException(ConflictingAggregateVersionException.class)
                .expectNoEvents();
    }

    @Test
    void who_expects_nothing_is_let_in() {
        buoy.givenNoPriorActivity().when(new Ring("b", true)).expectEvents(new Rung("b"));
    }

    private static Map<String, Object> expecting(long version) {
        return Map.of(CommitLog.EXPECTED_VERSION, version);
    }

    /** As small as an aggregate of ours can be: it may be created by any command. */
    static final class Buoy {

        @AggregateIdentifier
        private @Nullable String id;

        Buoy() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        void handle(Ring command) {
            if (command.aloud()) apply(new Rung(command.id()));
        }

        @EventSourcingHandler
        void on(Rung event) {
            id = event.id();
        }

        @Nullable
        String id() {
            return id;
        }
    }
}
