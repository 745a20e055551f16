package dev.pondkeeper.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "0000018f/李雷"})
    void a_cursor_leads_back_to_its_key(String key) {
        assertThat(Page.decode(Page.encode(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bad", "aaaa", "aaaaaa", "aaaaaaaaaaaaaaaa", "!"})
    void what_was_made_up_is_no_cursor(String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> Page.decode(cursor));
    }

    @Test
    void what_was_cut_off_is_no_cursor() {
        String cursor = Page.encode("customer-4711");
        for (int length = 0; length < cursor.length(); length++) {
            String part = cursor.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> Page.decode(part));
        }
    }
}
