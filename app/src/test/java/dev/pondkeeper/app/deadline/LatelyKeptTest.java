package dev.pondkeeper.app.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatelyKeptTest {

    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
    private static final Instant DUE = NOW.plusSeconds(1);

    private final LatelyKept lately = new LatelyKept();

    @Test
    void knows_what_was_written_for_that_time() {
        assertThat(lately.has("a", DUE, NOW)).isFalse();
        lately.add("a", DUE);
        assertThat(lately.has("a", DUE, NOW)).isTrue();
        assertThat(lately.has("a", DUE.plusMillis(1), NOW)).isFalse();
        assertThat(lately.has("b", DUE, NOW)).isFalse();
    }

    @Test
    void does_not_rely_on_what_may_have_fired() {
        lately.add("a", DUE);
        assertThat(lately.has("a", DUE, DUE)).isFalse();
    }

    @Test
    void forgets_what_was_asked_for_longest_ago() {
        for (int i = 0; i < 4_096; i++) lately.add("id-" + i, DUE);
        assertThat(lately.has("id-0", DUE, NOW)).isTrue();
        lately.add("one more", DUE);
        assertThat(lately.has("id-0", DUE, NOW)).isTrue();
        assertThat(lately.has("id-1", DUE, NOW)).isFalse();
    }
}
