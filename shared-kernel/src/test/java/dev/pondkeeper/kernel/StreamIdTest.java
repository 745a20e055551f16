package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {

    @Test
    void prints_as_it_stands_in_the_ledger() {
        assertThat(new StreamId("points", "42")).hasToString("points:42");
    }

    @Test
    void reads_what_it_prints() {
        assertThat(StreamId.parse("points:42")).isEqualTo(new StreamId("points", "42"));
        assertThat(StreamId.parse("channel:a:b")).isEqualTo(new StreamId("channel", "a:b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "points", "points:", ":42"})
    void refuses_a_text_without_kind_or_id(String text) {
        assertThat(Invalid.fieldsOf(() -> StreamId.parse(text))).containsExactly("");
    }
}
