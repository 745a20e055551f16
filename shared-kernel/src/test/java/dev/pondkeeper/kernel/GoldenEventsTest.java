package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written into the ledger must be readable for ever, so the JSON of every event is fixed in a file. */
class GoldenEventsTest {

    private static final ObjectMapper JSON = EventsOnPaper.serializer();

    static Stream<Class<?>> events() {
        return EventsOnPaper.families().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_a_record_with_a_revision_and_a_golden_file(Class<?> event) {
        assertThat(event).isRecord().hasAnnotation(Revision.class);
        assertThat(EventsOnPaper.goldenFilesOf(event))
                .as("golden/%s.v%s.json", event.getSimpleName(), EventsOnPaper.revisionOf(event))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_golden_file_becomes_an_event_and_the_same_json_again(Class<?> event) throws IOException {
        for (Path file : EventsOnPaper.goldenFilesOf(event)) {
            JsonNode golden = JSON.readTree(EventsOnPaper.read(file));
            Object read = JSON.readValue(EventsOnPaper.read(file), event);
            assertThat(JSON.writeValueAsString(read)).as("%s", file).isEqualTo(golden.toString());
            assertThat(JSON.readValue(golden.toString(), event)).isEqualTo(read);
        }
    }

    @Test
    void no_golden_file_is_left_over_from_an_event_that_was_renamed() {
        List<String> claimed = events().flatMap(event -> EventsOnPaper.goldenFilesOf(event).stream())
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(EventsOnPaper.allGoldenFiles()).containsExactlyInAnyOrderElementsOf(claimed);
    }

    @Test
    void an_id_is_its_bare_text() throws IOException {
        assertThat(JSON.readValue("\"cdnow-00001\"", CustomerId.class)).hasToString("cdnow-00001");
    }
}
