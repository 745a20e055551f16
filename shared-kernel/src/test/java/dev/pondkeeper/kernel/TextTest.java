package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void takes_any_script_up_to_the_limit() {
        assertThat(Text.check("李雷 🐟", 5)).isEqualTo("李雷 🐟");
    }

    @Test
    void refuses_one_character_too_many() {
        assertThat(Invalid.fieldsOf(() -> Text.check("李雷 🐟", 4))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\u3000"})
    void refuses_blanks(String blank) {
        assertThat(Invalid.fieldsOf(() -> Text.check(blank, 10))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\nb", "a\u007f", "a\u0085"})
    void refuses_control_characters(String text) {
        assertThat(Invalid.fieldsOf(() -> Text.check(text, 10))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD83D, 0xDC1F})
    void refuses_half_a_surrogate_pair_because_no_event_could_carry_it(int half) {
        String text = "a" + (char) half + "b";
        assertThat(Invalid.fieldsOf(() -> Text.check(text, 10))).containsExactly("");
    }
}
