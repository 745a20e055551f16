package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerIdTest {

    static Stream<Function<String, Object>> ids() {
        return Stream.of(
                CustomerId::new,
                OrderId::new,
                RefundId::new,
                CouponId::new,
                EarningId::new,
                RedemptionId::new,
                HoldId::new,
                AdjustmentId::new,
                TransferId::new,
                StaffId::new);
    }

    @Test
    void takes_one_to_sixty_four_characters() {
        assertThat(CallerId.check("0")).isEqualTo("0");
        assertThat(CallerId.check("x".repeat(64))).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "a/b", "ä", "42\n", "a\u0000", "１"})
    void refuses_any_other_character(String id) {
        assertThat(Invalid.fieldsOf(() -> CallerId.check(id))).containsExactly("");
    }

    @Test
    void refuses_sixty_five_characters() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> CallerId.check("x".repeat(65)))
                .withMessage("must be 1 to 64 characters out of A-Z a-z 0-9 . _ -");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_id_prints_bare_and_checks_itself(Function<String, Object> id) {
        assertThat(id.apply("Aa0._-")).hasToString("Aa0._-").isEqualTo(id.apply("Aa0._-"));
        assertThat(Invalid.fieldsOf(() -> id.apply("x".repeat(65)))).containsExactly("");
    }
}
