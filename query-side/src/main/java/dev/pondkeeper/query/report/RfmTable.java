package dev.pondkeeper.query.report;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the fifths of recency, frequency and monetary value lie at a date, and how many customers fall into each cell. */
final class RfmTable {

    private final @Nullable Quintiles recency;
    private final @Nullable Quintiles frequency;
    private final @Nullable Quintiles monetary;
    private final long[][][] cells = new long[5][5][5];
    private final int customers;

    /** Three fifths from 1 to 5, 5 being the best. */
    record Score(int r, int f, int m) {}

    private RfmTable(Columns columns) {
        customers = columns.size;
        if (customers == 0) {
            recency = null;
            frequency = null;
            monetary = null;
            return;
        }
        recency = Quintiles.of(Arrays.copyOf(columns.days, customers));
        frequency = Quintiles.of(Arrays.copyOf(columns.orders, customers));
        monetary = Quintiles.of(Arrays.copyOf(columns.net, customers));
        for (int i = 0; i < customers; i++) {
            Score score = score(columns.days[i], columns.orders[i], columns.net[i]);
            if (score != null) cells[score.r() - 1][score.f() - 1][score.m() - 1]++;
        }
    }

    static RfmTable of(SalesHistory history, Day day, String currency, LocalDate asOf) {
        Columns columns = new Columns();
        long end = day.end(asOf);
        history.forEach(currency, end, customer -> {
            CustomerHistory.Standing standing = customer.before(end);
            if (standing.orders() == 0) return;
            long days = ChronoUnit.DAYS.between(day.of(standing.lastAt()), asOf);
            columns.add(days, standing.orders(), standing.net());
        });
        return new RfmTable(columns);
    }

    long customers() {
        return customers;
    }

    long customers(int r, int f, int m) {
        return cells[r - 1][f - 1][m - 1];
    }

    /** Where these values fall; null if there is no customer to compare with. */
    @Nullable
    Score score(long days, long orders, long net) {
        if (recency == null || frequency == null || monetary == null) return null;
        return new Score(5 - recency.below(days), 1 + frequency.below(orders), 1 + monetary.below(net));
    }

    private static final class Columns {

        private long[] days = new long[1024];
        private long[] orders = new long[1024];
        private long[] net = new long[1024];
        private int size;

        void add(long day, long order, long amount) {
            if (size == days.length) {
                days = Arrays.copyOf(days, size * 2);
                orders = Arrays.copyOf(orders, size * 2);
                net = Arrays.copyOf(net, size * 2);
            }
            days[size] = day;
            orders[size] = order;
            net[size] = amount;
            size++;
        }
    }
}
