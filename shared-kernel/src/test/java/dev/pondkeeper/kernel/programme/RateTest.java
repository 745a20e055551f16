package dev.pondkeeper.kernel.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final List<String> FIRST_HALF =
            List.of("campaign/c-0", "campaign/c-2", "campaign/c-3", "campaign/c-7", "campaign/c-11");

    @Test
    void a_share_of_nothing_covers_none_and_the_whole_covers_all() {
        assertThat(names(1_000).filter(Rate.percent(0)::covers)).isEmpty();
        assertThat(names(1_000).filter(Rate.percent(100)::covers)).hasSize(1_000);
    }

    @Test
    void covers_about_its_share_and_for_ever_the_same() {
        assertThat(names(10_000).filter(Rate.percent(10)::covers).count()).isBetween(900L, 1_100L);
        assertThat(names(12).filter(Rate.percent(50)::covers)).containsExactlyElementsOf(FIRST_HALF);
    }

    @Test
    void a_larger_share_covers_all_that_a_smaller_one_does() {
        assertThat(names(1_000).filter(Rate.percent(10)::covers)).allMatch(Rate.percent(20)::covers);
    }

    private static Stream<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "campaign/c-" + i);
    }
}
