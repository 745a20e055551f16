package dev.pondkeeper.command.distributor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.programme.Rate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommissionPolicyTest {

    @Test
    void partial_refunds_that_sum_to_the_whole_take_back_exactly_the_commission() {
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            long base = random.nextLong(1, 100_001);
            Rate rate = new Rate(random.nextInt(10_001));
            long commission = rate.of(base);
            long net = base;
            long left = commission;
            long takenBack = 0;
            while (net > 0) {
                net -= random.nextLong(1, net + 1);
                long next = CommissionPolicy.leftOf(commission, base, net);
                assertThat(next).isBetween(0L, left);
                assertThat(next * 10_000)
                        .as("never more than the rate of the net sales")
                        .isLessThanOrEqualTo(net * rate.basisPoints());
                takenBack += left - next;
                left = next;
            }
            assertThat(takenBack).isEqualTo(commission);
        }
    }

    @Test
    void the_largest_amounts_do_not_overflow() {
        assertThat(CommissionPolicy.leftOf(10_000_000_000_000L, 10_000_000_000_000L, 9_999_999_999_999L))
                .isEqualTo(9_999_999_999_999L);
    }
}
