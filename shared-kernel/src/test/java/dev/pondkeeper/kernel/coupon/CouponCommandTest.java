package dev.pondkeeper.kernel.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Invalid;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CouponCommandTest {

    private static final Instant FROM = Instant.parse("2026-03-01T02:00:00Z");

    @Test
    void a_coupon_leaves_a_percentage_or_takes_off_an_amount_and_never_both() {
        assertThat(percent(85, null).target()).isEqualTo(new StreamId("coupon", "cp-1"));
        assertThat(amountOff(null, yuan(1)).concerns()).isEqualTo(new CustomerId("42"));
        assertThat(Invalid.fieldsOf(() -> percent(null, null))).containsExactly("percentPaid");
        assertThat(Invalid.fieldsOf(() -> percent(85, yuan(1)))).containsExactly("amountOff");
        assertThat(Invalid.fieldsOf(() -> amountOff(null, null))).containsExactly("amountOff");
        assertThat(Invalid.fieldsOf(() -> amountOff(85, yuan(1)))).containsExactly("percentPaid");
    }

    @Test
    void one_to_ninety_nine_percent_are_left_to_pay() {
        assertThat(percent(1, null).percentPaid()).isEqualTo(1);
        assertThat(percent(99, null).percentPaid()).isEqualTo(99);
        assertThat(Invalid.fieldsOf(() -> percent(0, null))).containsExactly("percentPaid");
        assertThat(Invalid.fieldsOf(() -> percent(100, null))).containsExactly("percentPaid");
    }

    @Test
    void an_amount_off_is_above_zero_and_in_the_currency_of_the_floor() {
        assertThat(Invalid.fieldsOf(() -> amountOff(null, yuan(0)))).containsExactly("amountOff");
        assertThat(Invalid.fieldsOf(() ->
                        issue(CouponKind.AMOUNT_OFF, null, yuan(1), new Money(1, "USD"), FROM.plusMillis(1), null)))
                .containsExactly("floor");
    }

    @Test
    void a_validity_lasts_some_time() {
        assertThat(Invalid.fieldsOf(() -> issue(CouponKind.PERCENT_PAID, 85, null, null, FROM, null)))
                .containsExactly("validUntil");
    }

    @Test
    void evidence_names_the_rung_that_is_granted_and_at_most_twenty_inputs() {
        PriceEvidence other = new PriceEvidence(43, "second-rung", null, 1);
        assertThat(Invalid.fieldsOf(() -> issue(CouponKind.PERCENT_PAID, 85, null, null, FROM.plusMillis(1), other)))
                .containsExactly("evidence");
        PriceEvidence.Input input = new PriceEvidence.Input("idleDays", "31");
        assertThat(new PriceEvidence(1, "r", Collections.nCopies(20, input), 1).inputs())
                .hasSize(20);
        assertThat(Invalid.fieldsOf(() -> new PriceEvidence(0, " ", Collections.nCopies(21, input), 0)))
                .containsExactly("rung", "rule", "inputs", "programmeVersion");
        assertThat(Invalid.fieldsOf(() -> new PriceEvidence.Input(" ", "x".repeat(101))))
                .containsExactly("name", "value");
        assertThat(new PriceEvidence(99, "r", List.of(), 1).rung()).isEqualTo(99);
    }

    @Test
    void a_reason_is_there_to_be_read() {
        assertThat(Invalid.fieldsOf(() -> new VoidCoupon(new CouponId("cp-1"), " ", null)))
                .containsExactly("reason");
    }

    private static IssueCoupon percent(@Nullable Integer percent, @Nullable Money off) {
        return issue(CouponKind.PERCENT_PAID, percent, off, null, FROM.plusMillis(1), null);
    }

    private static IssueCoupon amountOff(@Nullable Integer percent, @Nullable Money off) {
        return issue(CouponKind.AMOUNT_OFF, percent, off, null, FROM.plusMillis(1), null);
    }

    private static IssueCoupon issue(
            CouponKind kind,
            @Nullable Integer percent,
            @Nullable Money off,
            @Nullable Money floor,
            Instant until,
            @Nullable PriceEvidence evidence) {
        return new IssueCoupon(
                new CouponId("cp-1"),
                new CustomerId("42"),
                kind,
                percent,
                off,
                floor,
                FROM,
                until,
                null,
                evidence,
                null);
    }

    private static Money yuan(long fen) {
        return new Money(fen, "CNY");
    }
}
