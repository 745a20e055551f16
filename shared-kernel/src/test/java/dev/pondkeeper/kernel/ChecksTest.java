package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ChecksTest {

    @Test
    void says_nothing_where_all_holds() {
        assertThatCode(() -> new Checks()
                        .require(true, "a", "must hold")
                        .field("b", "x", CallerId::check)
                        .done())
                .doesNotThrowAnyException();
    }

    @Test
    void names_every_broken_rule_in_one_sentence() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Checks()
                        .require(false, "a", "must hold")
                        .field("b", "", text -> Text.check(text, 5))
                        .done())
                .withMessage("a must hold; b must not be blank");
    }

    @Test
    void passes_over_what_is_not_there() {
        assertThatCode(() -> new Checks()
                        .field("a", null, text -> Text.check(String.valueOf(text), 1))
                        .done())
                .doesNotThrowAnyException();
    }

    @Test
    void a_fault_of_the_value_as_a_whole_is_put_down_to_its_field() {
        assertThat(Invalid.fieldsOf(
                        () -> new Checks().field("id", "a b", CallerId::check).done()))
                .containsExactly("id");
    }
}
