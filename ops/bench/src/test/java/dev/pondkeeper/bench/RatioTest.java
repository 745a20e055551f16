package dev.pondkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {
    @Test
    void the_median_is_of_the_ratios_of_pairs() {
        Ratio ratio = Ratio.of(List.of(2.0, 30.0, 4.0), List.of(1.0, 10.0, 4.0));
        assertThat(ratio.median()).isEqualTo(2.0);
        assertThat(ratio.low()).isEqualTo(1.0);
        assertThat(ratio.high()).isEqualTo(3.0);
    }

    @Test
    void equal_pairs_leave_no_interval() {
        assertThat(Ratio.of(List.of(5.0, 6.0), List.of(10.0, 12.0))).isEqualTo(new Ratio(0.5, 0.5, 0.5));
    }
}
