package dev.pondkeeper.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("UnusedVariable") // the law reads fields
class SnapshotLawTest {

    private static final List<Object> HISTORY =
            List.of(new Said("b", 3), new Said("a", 2), new Said("c", 1), new Said("a", 5));

    record Said(String word, int times) {}

    record Remark(String word, Instant at) {}

    /** All that aggregates here are made of. */
    static class Faithful {
        @AggregateIdentifier
        private @Nullable StreamId stream;

        private final Set<String> words = new LinkedHashSet<>();
        private final Map<RedemptionId, Long> counts = new HashMap<>();
        private final List<Remark> remarks = new ArrayList<>();
        private @Nullable String last;

        Faithful() {}

        @EventSourcingHandler
        void on(Said event) {
            stream = new StreamId("law", "1");
            words.add(event.word());
            counts.merge(new RedemptionId(event.word()), (long) event.times(), Long::sum);
            remarks.add(new Remark(event.word(), Instant.EPOCH.plusNanos(event.times())));
            last = event.word();
        }
    }

    /** Keeps something to itself. */
    static class Forgetful {
        @AggregateIdentifier
        private @Nullable StreamId stream;

        @JsonIgnore
        private int total;

        Forgetful() {}

        @EventSourcingHandler
        void on(Said event) {
            stream = new StreamId("law", "1");
            total += event.times();
        }
    }

    /** Holds something that cannot be read back. */
    static class Vague {
        @AggregateIdentifier
        private @Nullable StreamId stream;

        private @Nullable Comparable<String> word;

        Vague() {}

        @EventSourcingHandler
        void on(Said event) {
            stream = new StreamId("law", "1");
            word = event.word();
        }
    }

    @Test
    void private_and_final_fields_records_ids_as_keys_and_nothing_at_all_come_back() {
        assertThatCode(() -> SnapshotLaw.of(Faithful.class).holdsFor(HISTORY)).doesNotThrowAnyException();
    }

    @Test
    void a_field_that_is_not_written_breaks_the_law() {
        assertThatThrownBy(() -> SnapshotLaw.of(Forgetful.class).holdsFor(HISTORY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("total");
    }

    @Test
    void a_field_that_cannot_be_read_breaks_the_law() {
        assertThatThrownBy(() -> SnapshotLaw.of(Vague.class).holdsFor(HISTORY)).isInstanceOf(Exception.class);
    }

    @Test
    void a_revision_tells_one_class_from_another_and_covers_what_the_fields_are_made_of() {
        assertThat(StateRevision.of(Faithful.class))
                .isEqualTo(StateFormat.serializer().typeForClass(Faithful.class).getRevision())
                .isNotEqualTo(StateRevision.of(Forgetful.class))
                .matches("[0-9a-f]{16}");
    }
}
