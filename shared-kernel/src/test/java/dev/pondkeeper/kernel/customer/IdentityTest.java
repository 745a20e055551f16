package dev.pondkeeper.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    @ParameterizedTest
    @CsvSource({"+86 138-0000-0000, +8613800000000", "12345, 12345", "12345678901234567890, 12345678901234567890"})
    void keeps_a_phone_without_blanks_and_dashes(String given, String kept) {
        assertThat(new Identity(Identity.Type.PHONE, given).value()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "123456789012345678901", "++12345", "12345x", "１２３４５６", "-----"})
    void refuses_what_is_no_phone(String given) {
        assertThat(Invalid.fieldsOf(() -> new Identity(Identity.Type.PHONE, given)))
                .containsExactly("value");
    }

    @Test
    void keeps_an_email_in_lower_case() {
        assertThat(new Identity(Identity.Type.EMAIL, " Li@Example.COM ").value())
                .isEqualTo("li@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"li", "@example.com", "li@", "a@b@c", "l i@example.com"})
    void refuses_what_is_no_email(String given) {
        assertThat(Invalid.fieldsOf(() -> new Identity(Identity.Type.EMAIL, given)))
                .containsExactly("value");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PHONE", "EMAIL"})
    void keeps_any_other_as_it_was_told(Identity.Type type) {
        assertThat(new Identity(type, " oAbC ").value()).isEqualTo("oAbC");
        assertThat(new Identity(type, "x".repeat(200)).value()).hasSize(200);
        assertThat(Invalid.fieldsOf(() -> new Identity(type, "x".repeat(201)))).containsExactly("value");
        assertThat(Invalid.fieldsOf(() -> new Identity(type, " "))).containsExactly("value");
    }
}
