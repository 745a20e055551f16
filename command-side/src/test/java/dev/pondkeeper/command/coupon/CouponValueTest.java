package dev.pondkeeper.command.coupon;

import static dev.pondkeeper.command.coupon.Coupons.amount;
import static dev.pondkeeper.command.coupon.Coupons.amountOff;
import static dev.pondkeeper.command.coupon.Coupons.issued;
import static dev.pondkeeper.command.coupon.Coupons.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pondkeeper.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponValueTest {

    @ParameterizedTest
    @CsvSource({"10000, 85, 1500", "10001, 85, 1501", "1, 99, 1", "1, 1, 1", "100, 1, 99", "0, 85, 0"})
    void the_customer_pays_the_percentage_rounded_down(long amount, int percent, long off) {
        assertThat(CouponValue.discount(issued(percent), new Money(amount, "CNY")))
                .isEqualTo(amount(off));
    }

    @Test
    void the_largest_amount_there_is_does_not_overflow() {
        Money most = new Money(Money.MAX_AMOUNT, "CNY");
        assertThat(CouponValue.discount(issued(99), most).amount()).isEqualTo(Money.MAX_AMOUNT / 100);
        CouponValue.requirePaidLawfully(issued(1, yuan(1)), most);
    }

    @Test
    void an_amount_off_never_pays_anything_out() {
        assertThat(CouponValue.discount(amountOff(500), new Money(499, "CNY"))).isEqualTo(amount(499));
        assertThat(CouponValue.discount(amountOff(500), new Money(501, "CNY"))).isEqualTo(amount(500));
    }

    @Test
    void an_amount_off_is_in_its_own_currency_and_a_percentage_without_a_floor_in_any() {
        assertThatThrownBy(() -> CouponValue.discount(amountOff(500), new Money(500, "USD")))
                .isInstanceOf(CouponCurrencyMismatch.class);
        assertThat(CouponValue.discount(issued(85), new Money(100, "USD")).currency())
                .isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({"10000, 85", "10001, 85", "9999, 43", "12345, 28", "10000, 99"})
    void what_was_paid_lawfully_with_the_coupon_passes_its_floor_again(long amount, int percent) {
        Money floor = new Money(amount, "CNY");
        long off = CouponValue.discount(issued(percent, floor), floor).amount();
        CouponValue.requirePaidLawfully(issued(percent, floor), new Money(amount - off, "CNY"));
        assertThatThrownBy(() ->
                        CouponValue.requirePaidLawfully(issued(percent, floor), new Money(amount - off - 1, "CNY")))
                .isInstanceOf(CouponFloorNotMet.class);
    }
}
