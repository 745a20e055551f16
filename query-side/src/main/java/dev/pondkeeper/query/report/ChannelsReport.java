package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each acquisition channel brought in a span of days and what it cost (DOMAIN.md §5). A customer belongs for ever to the
 * channel named at registration. The channels' revenue adds up to the net of {@link SummaryReport}.
 *
 * @param from inclusive, null from the beginning
 * @param to exclusive
 * @param zone in which days begin and end
 * @param items by code; every registered channel, every other one that customers came through, and last, without a code,
 *     those who came through none
 */
record ChannelsReport(@Nullable LocalDate from, LocalDate to, String zone, String currency, List<Channel> items) {

    /**
     * One channel; shares are rounded half up to four decimals and null where there is nothing to take a share of.
     *
     * @param channel null for customers who came through none that is known
     * @param name null where the channel is not registered
     * @param registrations in the span
     * @param firstBuyers customers whose first order ever in this currency lies in the span, whenever they registered
     * @param conversion first buyers by registrations; above 1 where those who registered before the span bought in it
     * @param buyers with an order in the span
     * @param repeatRate share of the buyers with two orders or more before {@code to}
     * @param revenue paid in the span less paid back in the span
     * @param roi revenue less spend, by spend
     */
    record Channel(
            @Nullable String channel,
            @Nullable String name,
            long registrations,
            long firstBuyers,
            @Nullable BigDecimal conversion,
            long buyers,
            @Nullable BigDecimal repeatRate,
            Amount revenue,
            Amount spend,
            @Nullable BigDecimal roi) {}

    /**
     * What is known of channels.
     *
     * @param names of the registered ones by code
     * @param spend in the span, in minor units by code
     */
    record Known(Map<String, String> names, Map<String, Long> spend) {}

    static ChannelsReport of(
            SalesHistory history, Known known, Day day, String currency, @Nullable LocalDate from, LocalDate to) {
        long start = from == null ? Long.MIN_VALUE : day.start(from);
        long end = day.start(to);
        Map<Long, Sums> sums = new HashMap<>();
        history.forEach(currency, end, customer -> {
            Sums own = new Sums();
            own.add(customer, start, end);
            if (!own.isNothing()) sums.merge(customer.channel(), own, Sums::plus);
        });
        Map<String, Sums> byCode = new HashMap<>();
        history.channels()
                .forEach((hash, code) -> byCode.put(code, sums.containsKey(hash) ? sums.remove(hash) : new Sums()));
        TreeSet<String> codes = new TreeSet<>(byCode.keySet());
        codes.addAll(known.names().keySet());
        codes.addAll(known.spend().keySet());
        List<Channel> items = new ArrayList<>();
        for (String code : codes) {
            items.add(byCode.getOrDefault(code, new Sums())
                    .result(code, known.names().get(code), known.spend().getOrDefault(code, 0L), currency));
        }
        sums.values().stream().reduce(Sums::plus).ifPresent(none -> items.add(none.result(null, null, 0, currency)));
        return new ChannelsReport(from, to, day.zone().getId(), currency, items);
    }

    private static final class Sums {

        private long registrations;
        private long firstBuyers;
        private long buyers;
        private long repeaters;
        private long revenue;

        void add(CustomerHistory customer, long start, long end) {
            if (customer.registeredIn(start, end)) registrations = 1;
            long first = Long.MAX_VALUE;
            long orders = 0;
            for (CustomerHistory.Movement payment : customer.payments()) {
                first = Math.min(first, payment.at());
                if (payment.at() >= end) continue;
                orders++;
                if (payment.at() < start) continue;
                buyers = 1;
                revenue = Math.addExact(revenue, payment.amount());
            }
            if (first >= start && first < end) firstBuyers = 1;
            if (buyers == 1 && orders >= 2) repeaters = 1;
            for (CustomerHistory.Movement refund : customer.refunds()) {
                if (refund.at() >= start && refund.at() < end) revenue = Math.subtractExact(revenue, refund.amount());
            }
        }

        boolean isNothing() {
            return registrations == 0 && buyers == 0 && revenue == 0;
        }

        Sums plus(Sums other) {
            registrations += other.registrations;
            firstBuyers += other.firstBuyers;
            buyers += other.buyers;
            repeaters += other.repeaters;
            revenue = Math.addExact(revenue, other.revenue);
            return this;
        }

        Channel result(@Nullable String code, @Nullable String name, long spend, String currency) {
            return new Channel(
                    code,
                    name,
                    registrations,
                    firstBuyers,
                    share(firstBuyers, registrations),
                    buyers,
                    share(repeaters, buyers),
                    new Amount(revenue, currency),
                    new Amount(spend, currency),
                    share(Math.subtractExact(revenue, spend), spend));
        }

        private static @Nullable BigDecimal share(long part, long whole) {
            if (whole == 0) return null;
            return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
        }
    }
}
