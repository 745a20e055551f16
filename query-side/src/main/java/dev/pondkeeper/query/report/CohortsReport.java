package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.Amount;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the customers of each first-order month bought in the months after. */
record CohortsReport(String zone, String currency, List<Cohort> items) {

    /**
     * @param cohort the month of the first order, such as 1997-01
     * @param size customers
     * @param months those with orders, sorted
     */
    record Cohort(String cohort, long size, List<Month> months) {}

    /**
     * @param month 0 is the month of the first order
     * @param buyers customers with an order in that month
     * @param net of that month's orders: paid less what was refunded of them, whenever that was
     */
    record Month(int month, long buyers, long orders, Amount net) {}

    static CohortsReport byFirstOrderMonth(SalesHistory history, Day day, String currency) {
        SortedMap<YearMonth, Sums> cohorts = new TreeMap<>();
        history.forEach(currency, Long.MAX_VALUE, customer -> add(customer, day, cohorts));
        List<Cohort> items = cohorts.entrySet().stream()
                .map(cohort -> cohort.getValue().result(cohort.getKey().toString(), currency))
                .toList();
        return new CohortsReport(day.zone().getId(), currency, items);
    }

    private static void add(CustomerHistory customer, Day day, SortedMap<YearMonth, Sums> cohorts) {
        if (customer.payments().isEmpty()) return;
        long first = Long.MAX_VALUE;
        for (CustomerHistory.Movement payment : customer.payments()) first = Math.min(first, payment.at());
        YearMonth cohort = day.month(first);
        Map<Long, long[]> sumsOfOrder = new HashMap<>();
        SortedMap<Integer, long[]> months = new TreeMap<>();
        for (CustomerHistory.Movement payment : customer.payments()) {
            int month = (int) ChronoUnit.MONTHS.between(cohort, day.month(payment.at()));
            long[] sums = months.computeIfAbsent(month, none -> new long[2]);
            sums[0]++;
            sums[1] += payment.amount();
            sumsOfOrder.put(payment.order(), sums);
        }
        for (CustomerHistory.Movement refund : customer.refunds()) {
            long[] sums = sumsOfOrder.get(refund.order());
            if (sums != null) sums[1] -= refund.amount();
        }
        cohorts.computeIfAbsent(cohort, none -> new Sums()).add(months);
    }

    private static final class Sums {

        private long size;
        private final SortedMap<Integer, long[]> months = new TreeMap<>();

        void add(SortedMap<Integer, long[]> customer) {
            size++;
            customer.forEach((month, own) -> {
                long[] sums = months.computeIfAbsent(month, none -> new long[3]);
                sums[0]++;
                sums[1] += own[0];
                sums[2] = Math.addExact(sums[2], own[1]);
            });
        }

        Cohort result(String name, String currency) {
            return new Cohort(
                    name,
                    size,
                    months.entrySet().stream()
                            .map(month -> month(month.getKey(), month.getValue(), currency))
                            .toList());
        }

        private static Month month(int month, long[] sums, String currency) {
            return new Month(month, sums[0], sums[1], new Amount(sums[2], currency));
        }
    }
}
