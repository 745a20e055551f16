package dev.pondkeeper.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void takes_nothing_up_to_a_hundred_thousand_million() {
        assertThat(new Money(0, "CNY").plain()).isEqualTo(new Amount(0, "CNY"));
        assertThat(new Money(Money.MAX_AMOUNT, "USD").amount()).isEqualTo(10_000_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Money.MAX_AMOUNT + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void refuses_less_and_more(long amount) {
        assertThat(Invalid.fieldsOf(() -> new Money(amount, "CNY"))).containsExactly("amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cny", "CN", "YUAN", "ZZZ", "XXX", "XAU"})
    void refuses_what_is_not_a_currency_in_which_one_can_pay(String currency) {
        assertThat(Invalid.fieldsOf(() -> new Money(1, currency))).containsExactly("currency");
    }

    @Test
    void names_both_faults_at_once() {
        assertThat(Invalid.fieldsOf(() -> new Money(-1, "nope"))).containsExactly("amount", "currency");
    }

    @ParameterizedTest
    @CsvSource({"CNY, 2", "JPY, 0", "KWD, 3", "BHD, 3"})
    void knows_how_many_decimals_a_currency_has(String currency, int digits) {
        assertThat(Money.minorDigits(currency)).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({"0, CNY, 0", "99, CNY, 0", "100, CNY, 1", "1177, CNY, 11", "1177, JPY, 1177", "1999, KWD, 1"})
    void rounds_whole_major_units_down(long amount, String currency, long major) {
        assertThat(Money.wholeMajorUnits(amount, currency)).isEqualTo(major);
    }
}
