package dev.pondkeeper.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.cli.rows.OrderRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    static final Instant NOON = Instant.parse("1997-01-01T04:00:00Z");
    static final int DAY = 86_400;

    final List<String> faults = new ArrayList<>();

    static OrderRow row(long line, String customer, Instant base, boolean dayOnly, boolean sound) {
        return new OrderRow(line, customer, customer + "-" + line, base, dayOnly, 100, "USD", sound);
    }

    static OrderRow row(long line, String customer, int day) {
        return row(line, customer, NOON.plusSeconds((long) day * DAY), true, true);
    }

    List<HistoryCommand> commands(int inMemory, List<OrderRow> rows) throws IOException {
        List<HistoryCommand> all = new ArrayList<>();
        try (OrderHistory history = new OrderHistory(fault -> faults.add(fault.toString()), inMemory)) {
            for (OrderRow row : rows) history.row(row);
            try (Sorted<HistoryCommand> commands = history.commands()) {
                for (HistoryCommand c = commands.next(); c != null; c = commands.next()) all.add(c);
            }
            assertThat(history.size()).isEqualTo(all.size());
        }
        return all;
    }

    @Test
    void is_the_same_whether_it_fits_into_memory_or_not() throws IOException {
        Random random = new Random(7);
        List<OrderRow> rows = new ArrayList<>();
        for (int line = 1; line <= 3000; line++) {
            rows.add(row(line, "c" + random.nextInt(40), random.nextInt(30)));
        }

        assertThat(commands(10, rows)).isEqualTo(commands(1_000_000, rows)).hasSize(3040);
    }

    @Test
    void goes_in_file_order_with_each_registration_before_the_customers_first_line() throws IOException {
        List<HistoryCommand> commands =
                commands(2, List.of(row(1, "b", 5), row(2, "a", 1), row(3, "b", 0), row(4, "a", 2)));

        assertThat(commands)
                .containsExactly(
                        new HistoryCommand(1, "b", null, NOON.minusSeconds(3600), 0, ""),
                        new HistoryCommand(1, "b", "b-1", NOON.plusSeconds(5L * DAY), 100, "USD"),
                        new HistoryCommand(2, "a", null, NOON.plusSeconds(DAY - 3600), 0, ""),
                        new HistoryCommand(2, "a", "a-2", NOON.plusSeconds(DAY), 100, "USD"),
                        new HistoryCommand(3, "b", "b-3", NOON, 100, "USD"),
                        new HistoryCommand(4, "a", "a-4", NOON.plusSeconds(2L * DAY), 100, "USD"));
    }

    @Test
    void an_unsound_row_keeps_its_second_and_registers_nobody() throws IOException {
        List<HistoryCommand> commands =
                commands(100, List.of(row(1, "a", NOON, true, false), row(2, "a", 0), row(3, "b", NOON, true, false)));

        assertThat(commands)
                .containsExactly(
                        new HistoryCommand(2, "a", null, NOON.plusSeconds(1 - 3600), 0, ""),
                        new HistoryCommand(2, "a", "a-2", NOON.plusSeconds(1), 100, "USD"));
    }

    @Test
    void rows_with_a_time_of_their_own_are_not_moved() throws IOException {
        List<HistoryCommand> commands =
                commands(100, List.of(row(1, "a", NOON, false, true), row(2, "a", NOON, false, true)));

        assertThat(commands)
                .extracting(HistoryCommand::occurredAt)
                .containsExactly(NOON.minusSeconds(3600), NOON, NOON);
    }

    @Test
    void a_day_with_more_rows_than_seconds_left_runs_into_no_other_day() throws IOException {
        List<OrderRow> rows = new ArrayList<>();
        for (int line = 1; line <= 43_202; line++) rows.add(row(line, "a", 0));
        List<HistoryCommand> commands = commands(1_000_000, rows);

        assertThat(commands).hasSize(43_201).last().satisfies(last -> assertThat(last.occurredAt())
                .isEqualTo(NOON.plusSeconds(43_199)));
        assertThat(faults).hasSize(2).first().asString().startsWith("line 43201, date: ");
    }
}
