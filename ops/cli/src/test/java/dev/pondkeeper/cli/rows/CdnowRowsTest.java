package dev.pondkeeper.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdnowRowsTest {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final CdnowRows USD = new CdnowRows(Currency.getInstance("USD"), SHANGHAI);

    @Test
    void keeps_leading_zeros_and_takes_the_physical_line_as_order_id() throws IOException {
        assertThat(Rows.of(USD, "\r\n 00004 19970101  2   29.33\r\n").rows)
                .containsExactly(new OrderRow(
                        2,
                        "cdnow-00004",
                        "cdnow-00004-2",
                        Instant.parse("1997-01-01T04:00:00Z"),
                        true,
                        2933,
                        "USD",
                        true));
    }

    @Test
    void a_zero_amount_is_lawful() throws IOException {
        assertThat(Rows.of(USD, "1 19970101 0 0.00").rows).singleElement().satisfies(row -> {
            assertThat(row.sound()).isTrue();
            assertThat(row.amount()).isZero();
        });
    }

    @Test
    void tabs_are_blanks_too() throws IOException {
        assertThat(Rows.of(USD, "1\t19970101\t1\t5.00").rows).hasSize(1);
    }

    @Test
    void an_amount_of_a_currency_without_minor_units_must_be_whole() throws IOException {
        CdnowRows yen = new CdnowRows(Currency.getInstance("JPY"), SHANGHAI);

        assertThat(Rows.of(yen, "1 19970101 1 500.00").rows)
                .extracting(OrderRow::amount)
                .containsExactly(500L);
        assertThat(Rows.of(yen, "1 19970101 1 500.50").faults)
                .containsExactly("line 1, amount: has more decimals than the 0 of JPY, was \"500.50\"");
    }

    @Test
    void the_longest_id_leaves_room_for_the_order_id() throws IOException {
        assertThat(Rows.of(USD, "9".repeat(56) + " 19970101 1 5.00").rows)
                .extracting(row -> row.orderId().length())
                .containsExactly(64);
        assertThat(Rows.of(USD, "9".repeat(57) + " 19970101 1 5.00").faults)
                .singleElement()
                .asString()
                .contains("line 1, customer id: is 57 characters long, at most 56 fit");
    }

    @Test
    void a_row_with_a_bad_amount_keeps_its_place_but_is_not_sound() throws IOException {
        Rows read = Rows.of(USD, "1 19970101 1 -5.00");

        assertThat(read.rows).singleElement().satisfies(row -> assertThat(row.sound())
                .isFalse());
        assertThat(read.faults).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 19970101 1             | row: needs the 4 columns customer id, date, units, amount and has 3
            1 19970101 1 5.00 more   | row: needs the 4 columns customer id, date, units, amount and has 5
            a/b 19970101 1 5.00      | customer id: may only hold A-Z a-z 0-9 . _ -, was "a/b"
            1 19970229 1 5.00        | date: is not a date of the calendar written as yyyymmdd, was "19970229"
            1 1997-01-01 1 5.00      | date: is not a date of the calendar written as yyyymmdd, was "1997-01-01"
            1 19971301 1 5.00        | date: is not a date of the calendar written as yyyymmdd, was "19971301"
            1 19970101 -1 5.00       | units: must be a whole number of at most 9 digits, was "-1"
            1 19970101 1.5 5.00      | units: must be a whole number of at most 9 digits, was "1.5"
            1 19970101 1 -0.01       | amount: must not be negative, was "-0.01"
            1 19970101 1 5.001       | amount: has more decimals than the 2 of USD, was "5.001"
            1 19970101 1 5.000       | amount: has more decimals than the 2 of USD, was "5.000"
            1 19970101 1 5           | amount: must have two decimals, was "5"
            1 19970101 1 5.0         | amount: must have two decimals, was "5.0"
            1 19970101 1 1e30        | amount: must be a plain decimal number such as 11.77, below 10^15, was "1e30"
            1 19970101 1 1,50        | amount: must be a plain decimal number such as 11.77, below 10^15, was "1,50"
            1 19970101 1 NaN         | amount: must be a plain decimal number such as 11.77, below 10^15, was "NaN"
            1 19970101 1 +5.00       | amount: must be a plain decimal number such as 11.77, below 10^15, was "+5.00"
            1 19970101 1 100000000000.01 | amount: must be at most 100000000000.00, was "100000000000.01"
            """)
    void a_broken_row_is_named_by_field_and_reason(String row, String fault) throws IOException {
        Rows read = Rows.of(USD, "2 19970101 1 5.00\n" + row + "\n3 19970101 1 5.00\n");

        assertThat(read.faults).containsExactly("line 2, " + fault);
        assertThat(read.rows).filteredOn(OrderRow::sound).hasSize(2);
    }

    @Test
    void a_long_value_is_not_repeated_in_full_nor_its_control_characters() throws IOException {
        assertThat(Rows.of(USD, "1 19970101 \u001b[31m" + "9".repeat(300) + " 5.00").faults)
                .singleElement()
                .asString()
                .contains("was \"?[31m9999")
                .endsWith("…\"")
                .hasSizeLessThan(140);
    }
}
