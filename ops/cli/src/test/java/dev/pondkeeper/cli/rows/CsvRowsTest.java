package dev.pondkeeper.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    static final String HEADER = "customer_id,order_id,paid_at,amount\n";

    final List<String> notices = new ArrayList<>();
    final CsvRows csv = new CsvRows(Currency.getInstance("CNY"), ZoneId.of("Asia/Shanghai"), notices::add);

    @Test
    void columns_may_stand_in_any_order_beside_others() throws IOException {
        Rows read =
                Rows.of(csv, "Amount,note, order_id ,paid_at,customer_id,currency\n5.00,x,o-1,2025-01-02,c-1,USD\n");

        assertThat(read.rows)
                .containsExactly(
                        new OrderRow(2, "c-1", "o-1", Instant.parse("2025-01-02T04:00:00Z"), true, 500, "USD", true));
        assertThat(notices).containsExactly("columns that are not read: note");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-02T18:05:00, 2025-01-02T10:05:00Z",
        "2025-01-02 18:05:00, 2025-01-02T10:05:00Z",
        "2025-01-02T18:05, 2025-01-02T10:05:00Z",
        "2025-01-02T18:05:00.250, 2025-01-02T10:05:00.250Z",
        "2025-01-02T18:05:00+09:00, 2025-01-02T09:05:00Z",
        "2025-01-02T18:05:00Z, 2025-01-02T18:05:00Z",
    })
    void a_time_is_taken_as_it_is(String given, Instant expected) throws IOException {
        assertThat(Rows.of(csv, HEADER + "c,o," + given + ",5").rows)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.base()).isEqualTo(expected);
                    assertThat(row.dayOnly()).isFalse();
                });
    }

    @Test
    void an_empty_currency_is_that_of_the_command_line() throws IOException {
        assertThat(Rows.of(csv, "customer_id,order_id,paid_at,amount,currency\nc,o,2025-01-02,5,\n").rows)
                .extracting(OrderRow::currency)
                .containsExactly("CNY");
    }

    @Test
    void quotes_hold_commas_quotes_and_line_ends() throws IOException {
        Rows read = Rows.of(
                csv,
                "note," + HEADER + "\"a, \"\"b\"\"\nand more\",\"c\",o-1,2025-01-02,5\nplain,c,o-2,2025-01-02,6\n");

        assertThat(read.faults).isEmpty();
        assertThat(read.rows).extracting(OrderRow::line).containsExactly(2L, 4L);
        assertThat(read.rows).extracting(OrderRow::orderId).containsExactly("o-1", "o-2");
    }

    @Test
    void a_quote_that_is_never_closed_costs_one_line() throws IOException {
        Rows read = Rows.of(csv, HEADER + "c,\"o-1,2025-01-02,5\nc,o-2,2025-01-02,5\nc,o-3,2025-01-02,5\n");

        assertThat(read.faults).containsExactly("line 2, row: opens a quote that is not closed");
        assertThat(read.rows).extracting(OrderRow::orderId).containsExactly("o-2", "o-3");
    }

    @Test
    void a_quote_that_the_next_broken_line_seems_to_close_costs_both_and_nothing_between() throws IOException {
        Rows read = Rows.of(
                csv, HEADER + "c,\"o-1,2025-01-02,5\nc,o-2,2025-01-02,5\nc,o-3,2025-01-02\",5\nc,o-4,2025-01-02,5\n");

        assertThat(read.faults).hasSize(2);
        assertThat(read.faults.get(0)).startsWith("line 2, row: ");
        assertThat(read.faults.get(1)).startsWith("line 4, row: ");
        assertThat(read.rows).extracting(OrderRow::orderId).containsExactly("o-2", "o-4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            c,o,2025-01-02            | row: has 3 columns where the header has 4
            c,o,2025-01-02,5,6        | row: has 5 columns where the header has 4
            c,o"x",2025-01-02,5       | row: has a quote inside the unquoted column 2
            c,"o"x,2025-01-02,5       | row: has text after the closing quote of column 2
            ,o,2025-01-02,5           | customer_id: is missing
            c,,2025-01-02,5           | order_id: is missing
            c,o,,5                    | paid_at: is not a time written as 1997-01-31, 1997-01-31T18:05:00 or 1997-01-31T18:05:00+08:00, was ""
            c,o,2025-02-30,5          | paid_at: is not a time written as 1997-01-31, 1997-01-31T18:05:00 or 1997-01-31T18:05:00+08:00, was "2025-02-30"
            c,o,2025-01-02T25:00:00,5 | paid_at: is not a time written as 1997-01-31, 1997-01-31T18:05:00 or 1997-01-31T18:05:00+08:00, was "2025-01-02T25:00:00"
            c,o,2025-01-02,           | amount: is missing
            c,o,2025-01-02,-1         | amount: must not be negative, was "-1"
            c,o,2025-01-02,1.005      | amount: has more decimals than the 2 of CNY, was "1.005"
            """)
    void a_broken_row_is_named_by_field_and_reason(String row, String fault) throws IOException {
        Rows read = Rows.of(csv, HEADER + row + "\nc,o-2,2025-01-02,5\n");

        assertThat(read.faults).containsExactly("line 2, " + fault);
        assertThat(read.rows).filteredOn(OrderRow::sound).hasSize(1);
    }

    @Test
    void an_unknown_currency_is_named() throws IOException {
        assertThat(Rows.of(csv, "customer_id,order_id,paid_at,amount,currency\nc,o,2025-01-02,5,RMB\n").faults)
                .containsExactly("line 2, currency: is not an ISO 4217 code such as CNY, was \"RMB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order_id,paid_at\n", "customer_id,customer_id\n", "\"open\n"})
    void a_file_without_a_proper_header_is_refused_as_a_whole(String text) {
        assertThatThrownBy(() -> Rows.of(csv, text)).isInstanceOf(UnreadableFile.class);
    }
}
