package dev.pondkeeper.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportOrdersTest {

    static final String SMALL =
            " 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n 00002 19970112  5   77.00";

    final FakeServer server = new FakeServer();
    final Path folder;

    ImportOrdersTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    CommandLineRun importing(String content, String... more) throws IOException {
        Path file = Files.write(folder.resolve("orders.txt"), content.getBytes(ISO_8859_1));
        List<String> words = new ArrayList<>(
                List.of("import", "orders", file.toString(), "--format", "cdnow", "--server", server.url()));
        words.addAll(List.of(more));
        return CommandLineRun.of(words.toArray(String[]::new));
    }

    @Test
    void registers_each_customer_an_hour_before_its_first_order() throws IOException {
        CommandLineRun run = importing(SMALL);

        assertThat(run.exitCode()).isZero();
        assertThat(server.customers()).isEqualTo(2);
        assertThat(server.customer("cdnow-00001").path("occurredAt").asText()).isEqualTo("1997-01-01T03:00:00Z");
        assertThat(server.customer("cdnow-00002").path("occurredAt").asText()).isEqualTo("1997-01-12T03:00:00Z");
        assertThat(server.allHistorical()).isTrue();
    }

    @Test
    void records_each_row_at_noon_in_shanghai_and_a_second_apart_on_one_day() throws IOException {
        importing(SMALL);

        assertThat(server.order("cdnow-00001-1").path("occurredAt").asText()).isEqualTo("1997-01-01T04:00:00Z");
        assertThat(server.order("cdnow-00002-2").path("occurredAt").asText()).isEqualTo("1997-01-12T04:00:00Z");
        assertThat(server.order("cdnow-00002-3").path("occurredAt").asText()).isEqualTo("1997-01-12T04:00:01Z");
    }

    @Test
    void sends_minor_units_of_the_currency_and_the_channel() throws IOException {
        importing(SMALL, "--currency", "USD", "--channel", "douyin");

        assertThat(server.order("cdnow-00001-1").path("amount"))
                .isEqualTo(FakeServer.JSON.readTree("{\"amount\":1177,\"currency\":\"USD\"}"));
        assertThat(server.customer("cdnow-00001")
                        .path("acquisition")
                        .path("channel")
                        .asText())
                .isEqualTo("douyin");
    }

    @Test
    void takes_the_day_in_the_zone_it_is_given() throws IOException {
        importing(SMALL, "--time-zone", "America/New_York");

        assertThat(server.order("cdnow-00001-1").path("occurredAt").asText()).isEqualTo("1997-01-01T17:00:00Z");
    }

    @Test
    void keys_follow_from_the_ids_alone() throws IOException {
        importing(SMALL);

        assertThat(server.recorded())
                .extracting(command -> command.path("key").asText())
                .containsExactlyInAnyOrder(
                        "import-customer-cdnow-00001",
                        "import-order-cdnow-00001-1",
                        "import-customer-cdnow-00002",
                        "import-order-cdnow-00002-2",
                        "import-order-cdnow-00002-3");
    }

    @Test
    void a_second_run_changes_nothing_and_says_so() throws IOException {
        importing(SMALL);
        CommandLineRun second = importing(SMALL);

        assertThat(server.recorded()).hasSize(5);
        assertThat(second.exitCode()).isZero();
        assertThat(second.out())
                .containsPattern("already there +5")
                .contains("nothing new: every row was already recorded");
    }

    @Test
    void an_import_that_broke_off_goes_on_where_it_was() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 5000; i++) rows.append(i % 50).append(" 19970101 1 1.00\n");
        server.next(exchange -> false);
        server.next(FakeServer.refused(500, "{\"detail\":\"the server broke\"}", null));
        CommandLineRun broken = importing(rows.toString());
        CommandLineRun again = importing(rows.toString());

        assertThat(broken.exitCode()).isOne();
        assertThat(broken.err()).contains("The server refused the whole request with 500: the server broke");
        assertThat(again.exitCode()).isZero();
        assertThat(server.orders()).isEqualTo(5000);
        assertThat(server.recorded()).hasSize(5050);
        assertThat(again.out()).containsPattern("already there +[1-9]");
    }

    @Test
    void ends_with_counts() throws IOException {
        assertThat(importing(SMALL).out())
                .containsPattern("new customers +2")
                .containsPattern("new orders +3")
                .containsPattern("already there +0")
                .containsPattern("refused +0")
                .containsPattern("bad rows +0")
                .containsPattern("seconds +[0-9.]+")
                .containsPattern("orders/s +[0-9]+");
    }

    @Test
    void an_earlier_order_further_down_is_the_first_one_still() throws IOException {
        importing("7 19970310 1 5.00\n8 19970101 1 1.00\n7 19970201 1 6.00\n");

        assertThat(server.customer("cdnow-7").path("occurredAt").asText()).isEqualTo("1997-02-01T03:00:00Z");
        assertThat(server.recorded())
                .filteredOn(command ->
                        command.path("payload").path("customerId").asText().equals("cdnow-7"))
                .extracting(command -> command.path("key").asText())
                .containsExactly("import-customer-cdnow-7", "import-order-cdnow-7-1", "import-order-cdnow-7-3");
    }

    @Test
    void bad_rows_are_named_with_line_and_field_and_the_rest_is_imported() throws IOException {
        CommandLineRun run = importing("1 19970101 1 5.00\n2 19970231 1 5.00\n3 19970101 1 -5.00\n4 19970101 1 1e30\n"
                + "5 19970101 1\n" + "6".repeat(300) + " 19970101 1 5.00\n7 19970101 1 5.123\n8 19970101 one 5.00\n"
                + "9 19970101 1 5.00\n");

        assertThat(run.exitCode()).isOne();
        assertThat(server.orders()).isEqualTo(2);
        assertThat(run.err())
                .contains("line 2, date: is not a date of the calendar written as yyyymmdd, was \"19970231\"")
                .contains("line 3, amount: must not be negative, was \"-5.00\"")
                .contains("line 4, amount: must be a plain decimal number")
                .contains("line 5, row: needs the 4 columns")
                .contains("line 6, customer id: is 300 characters long")
                .contains("line 7, amount: has more decimals than the 2 of USD")
                .contains("line 8, units: must be a whole number");
        assertThat(run.out()).containsPattern("bad rows +7").contains("not recorded: 7 of the file");
    }

    @Test
    void all_faults_of_a_row_are_named_at_once() throws IOException {
        assertThat(importing("a*b 1997 x -1\n").err())
                .contains("line 1, customer id: may only hold")
                .contains("; date: is not")
                .contains("; units: must")
                .contains("; amount: must not be negative");
    }

    @Test
    void bytes_that_are_no_text_spoil_only_their_line() throws IOException {
        CommandLineRun run =
                importing("1 19970101 1 5.00\n2 1997\u00ff0101 1 5.00\n3 19970101\u0000 1 5.00\n4 19970101 1 5.00\n");

        assertThat(run.exitCode()).isOne();
        assertThat(server.orders()).isEqualTo(2);
        assertThat(run.err())
                .contains("line 2, row: is not UTF-8 from its byte 7 on")
                .contains("line 3, row: holds a NUL byte, its byte 11");
    }

    @Test
    void a_mended_row_changes_no_neighbour() throws IOException {
        importing("1 19970101 1 5.00\n1 19970101 1 -5.00\n1 19970101 1 6.00\n");
        CommandLineRun mended = importing("1 19970101 1 5.00\n1 19970101 1 5.50\n1 19970101 1 6.00\n");

        assertThat(mended.exitCode()).isZero();
        assertThat(mended.out()).containsPattern("new orders +1").containsPattern("already there +3");
    }

    @Test
    void only_the_first_twenty_faults_fill_the_screen_and_a_file_holds_all() throws IOException {
        Path errors = folder.resolve("errors.txt");
        CommandLineRun run = importing("broken\n".repeat(25), "--errors", errors.toString());

        assertThat(run.err().lines().filter(line -> line.startsWith("line "))).hasSize(20);
        assertThat(Files.readAllLines(errors)).hasSize(25).last().asString().startsWith("line 25, row: ");
        assertThat(run.out()).containsPattern("bad rows +25");
    }

    @Test
    void what_the_server_refuses_is_named_with_its_line() throws IOException {
        server.next(FakeServer.lineAnswered(1, 400, "invalid"));
        CommandLineRun run = importing("1 19970101 1 5.00\n");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("line 1, registration of cdnow-1: refused with 400, the line met invalid");
        assertThat(run.err()).contains("line 1, order of cdnow-1: refused with 409, there is no customer cdnow-1");
        assertThat(run.out()).containsPattern("refused +2");
    }

    @Test
    void a_customer_registered_by_an_earlier_file_is_no_fault() throws IOException {
        importing("1 19980101 1 5.00\n");
        CommandLineRun run = importing("2 19970101 1 5.00\n1 19970101 1 6.00\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("new orders +2").containsPattern("already there +1");
    }

    @Test
    void sends_at_most_a_thousand_lines_a_request_and_no_customer_in_two_at_once() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12_000; i++) rows.append(i % 50).append(" 19970101 1 1.00\n");
        CommandLineRun run = importing(rows.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(server.orders()).isEqualTo(12_000);
        assertThat(server.requests()).allSatisfy(lines -> assertThat(lines).hasSizeLessThanOrEqualTo(1000));
        assertThat(server.torn()).isEmpty();
    }

    @Test
    void a_customers_lines_keep_file_order() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3000; i++)
            rows.append(i % 7).append(" 199701").append(10 + i % 20).append(" 1 1.00\n");
        importing(rows.toString());

        for (int id = 0; id < 7; id++) {
            String customer = "cdnow-" + id;
            assertThat(server.recorded().stream()
                            .map(command -> command.path("payload"))
                            .filter(payload ->
                                    payload.path("customerId").asText().equals(customer))
                            .map(payload -> payload.path("orderId").asText(""))
                            .map(order ->
                                    order.isEmpty() ? 0 : Integer.parseInt(order.substring(customer.length() + 1)))
                            .toList())
                    .isSorted();
        }
    }

    @Test
    void an_empty_file_is_nothing_to_import() throws IOException {
        CommandLineRun run = importing("");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nothing to import");
    }

    @Test
    void a_file_that_is_not_there_is_one_clear_sentence() {
        CommandLineRun run = CommandLineRun.of("import", "orders", "no-such-file", "--format", "cdnow");

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).isEqualToIgnoringNewLines("There is no file no-such-file: check the path.");
    }

    @Test
    void waits_until_the_views_have_settled() throws IOException {
        int[] asked = {0};
        server.answer("/ops/processors", () -> "{\"settledPosition\":" + Math.min(4, asked[0]++) + "}");
        CommandLineRun run = importing(SMALL);

        assertThat(run.exitCode()).isZero();
        assertThat(asked[0]).isGreaterThanOrEqualTo(5);
        assertThat(run.err()).containsPattern("settling +100 % +5 of 5 positions");
    }

    @Test
    void a_view_that_has_failed_is_not_waited_for() throws IOException {
        server.answer("/ops/processors", () -> """
                {"settledPosition":1,"processors":[{"name":"orders","position":1,"status":"FAILED","error":"bang"}]}""");
        CommandLineRun run = importing(SMALL);

        assertThat(run.exitCode()).isOne();
        assertThat(run.err()).contains("the processor orders is FAILED at position 1 (bang)");
    }

    @Test
    void a_csv_is_imported_by_its_columns() throws IOException {
        Path file = Files.writeString(
                folder.resolve("orders.csv"),
                "order_id,customer_id,paid_at,amount,currency,note\no-1,c-1,2025-03-01,18.50,CNY,\"a, \"\"b\"\"\"\n");
        CommandLineRun run =
                CommandLineRun.of("import", "orders", file.toString(), "--format", "csv", "--server", server.url());

        JsonNode order = server.order("o-1");
        assertThat(run.exitCode()).isZero();
        assertThat(order.path("customerId").asText()).isEqualTo("c-1");
        assertThat(order.path("amount").path("amount").asLong()).isEqualTo(1850);
        assertThat(order.path("occurredAt").asText()).isEqualTo("2025-03-01T04:00:00Z");
        assertThat(run.err()).contains("columns that are not read: note");
    }
}
