package dev.pondkeeper.app.journey;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An order history as a file, and what follows from it, computed from its rows alone and in its own way. */
final class OrderFile {

    private record Row(String customer, LocalDate day, long cents) {}

    private final List<Row> rows = new ArrayList<>();

    static OrderFile read(Path file) throws IOException {
        OrderFile read = new OrderFile();
        for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
            String[] columns = line.strip().split("\\s+", -1);
            read.rows.add(new Row(
                    columns[0],
                    LocalDate.parse(columns[1], DateTimeFormatter.BASIC_ISO_DATE),
                    new BigDecimal(columns[3]).movePointRight(2).longValueExact()));
        }
        return read;
    }

    /** A seeded history in the same format: CR LF, leading zeros, zero amounts, several orders a day. */
    static Path write(Path file, int customers, long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int customer = 1; customer <= customers; customer++) {
            LocalDate day = LocalDate.of(1997, 1, 1).plusDays(random.nextInt(90));
            for (int order = random.nextInt(6); order >= 0; order--) {
                long cents = random.nextInt(50) == 0 ? 0 : random.nextInt(12_000);
                text.append(" %05d %s  %d  %d.%02d\r\n"
                        .formatted(
                                customer,
                                day.format(DateTimeFormatter.BASIC_ISO_DATE),
                                1 + random.nextInt(4),
                                cents / 100,
                                cents % 100));
                day = day.plusDays(random.nextInt(3) == 0 ? 0 : random.nextInt(120));
            }
        }
        return Files.writeString(file, text);
    }

    int orders() {
        return rows.size();
    }

    int customers() {
        return byCustomer().size();
    }

    long cents() {
        return rows.stream().mapToLong(Row::cents).sum();
    }

    /** Customer to points ever issued: whole dollars, order by order. */
    Map<String, Long> points() {
        return rows.stream()
                .collect(Collectors.groupingBy(Row::customer, Collectors.summingLong(row -> row.cents() / 100)));
    }

    /** {@code "1997-01 size"} and {@code "1997-01 +3 buyers orders cents"}, one line each. */
    SortedSet<String> cohorts() {
        Map<String, YearMonth> first = new HashMap<>();
        rows.forEach(row -> first.merge(row.customer(), YearMonth.from(row.day()), (a, b) -> a.isBefore(b) ? a : b));
        TreeSet<String> lines = new TreeSet<>();
        first.values().stream()
                .collect(Collectors.groupingBy(month -> month, Collectors.counting()))
                .forEach((month, size) -> lines.add(month + " " + size));
        Map<String, List<Row>> cells = new TreeMap<>();
        for (Row row : rows) {
            YearMonth cohort = first.getOrDefault(row.customer(), YearMonth.from(row.day()));
            String cell = cohort + " +" + cohort.until(YearMonth.from(row.day()), ChronoUnit.MONTHS);
            cells.computeIfAbsent(cell, name -> new ArrayList<>()).add(row);
        }
        cells.forEach((cell, in) -> lines.add(cell + " "
                + in.stream().map(Row::customer).distinct().count() + " " + in.size() + " "
                + in.stream().mapToLong(Row::cents).sum()));
        return lines;
    }

    /** {@code "r f m customers"}, as API.md defines the fifths, with exact integer arithmetic. */
    SortedSet<String> rfm(LocalDate asOf) {
        List<long[]> each = new ArrayList<>();
        for (List<Row> own : byCustomer().values()) {
            List<Row> known =
                    own.stream().filter(row -> !row.day().isAfter(asOf)).toList();
            if (known.isEmpty()) continue;
            LocalDate last =
                    known.stream().map(Row::day).max(LocalDate::compareTo).orElseThrow();
            each.add(new long[] {
                last.until(asOf, ChronoUnit.DAYS),
                known.size(),
                known.stream().mapToLong(Row::cents).sum()
            });
        }
        Map<String, Integer> cells = new TreeMap<>();
        for (long[] one : each) {
            cells.merge(
                    (5 - below(each, 0, one[0])) + " " + (1 + below(each, 1, one[1])) + " "
                            + (1 + below(each, 2, one[2])),
                    1,
                    Integer::sum);
        }
        return cells.entrySet().stream()
                .map(cell -> cell.getKey() + " " + cell.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private final Map<Integer, long[]> sorted = new HashMap<>();

    /** How many of the four quantiles of a column lie strictly below the value; quantile p is at p·(n−1)/5 between ranks. */
    private int below(List<long[]> each, int column, long value) {
        long[] order = sorted.computeIfAbsent(
                column, key -> each.stream().mapToLong(row -> row[key]).sorted().toArray());
        int below = 0;
        for (int fifth = 1; fifth <= 4; fifth++) {
            long rank = (long) fifth * (order.length - 1);
            int floor = (int) (rank / 5);
            long upper = floor + 1 < order.length ? order[floor + 1] : order[floor];
            long quantileTimesFive = 5 * order[floor] + (rank % 5) * (upper - order[floor]);
            if (quantileTimesFive < 5 * value) below++;
        }
        return below;
    }

    /** {@code "STAGE customers"}, by the days since the last order. */
    SortedSet<String> lifecycle(LocalDate asOf) {
        return byCustomer().values().stream()
                .map(own -> {
                    List<LocalDate> days = own.stream()
                            .map(Row::day)
                            .filter(day -> !day.isAfter(asOf))
                            .toList();
                    if (days.isEmpty()) return "LEAD";
                    long since = days.stream()
                            .max(LocalDate::compareTo)
                            .orElseThrow()
                            .until(asOf, ChronoUnit.DAYS);
                    return since > 120
                            ? "DORMANT"
                            : since > 60 ? "AT_RISK" : days.size() > 1 ? "STABLE" : "FIRST_PURCHASE";
                })
                .collect(Collectors.groupingBy(stage -> stage, Collectors.counting()))
                .entrySet()
                .stream()
                .map(stage -> stage.getKey() + " " + stage.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, List<Row>> byCustomer() {
        return rows.stream().collect(Collectors.groupingBy(Row::customer));
    }

    static String line(Object... parts) {
        return Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(" "));
    }
}
