package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was sold in a span of days.
 *
 * @param from inclusive, null from the beginning
 * @param to exclusive
 * @param zone in which days begin and end
 * @param customers persons registered before {@code to}; who was merged by then is one
 * @param newCustomers of them, registered from {@code from} on
 * @param buyers with at least one of the orders
 * @param orders paid, refunded or not
 * @param refunds paid back in the span, whenever the order was paid
 * @param net gross less refunds
 * @param averageOrderValue net by orders, rounded half up to the minor unit; 0 without orders
 */
record SummaryReport(
        @Nullable LocalDate from,
        LocalDate to,
        String zone,
        long customers,
        long newCustomers,
        long buyers,
        long orders,
        Amount gross,
        Amount refunds,
        Amount net,
        Amount averageOrderValue) {

    static SummaryReport of(SalesHistory history, Day day, String currency, @Nullable LocalDate from, LocalDate to) {
        long start = from == null ? Long.MIN_VALUE : day.start(from);
        Sums sums = new Sums(start, day.start(to));
        history.forEach(currency, day.start(to), sums::add);
        long net = sums.gross - sums.refunds;
        return new SummaryReport(
                from,
                to,
                day.zone().getId(),
                sums.customers,
                sums.newCustomers,
                sums.buyers,
                sums.orders,
                new Amount(sums.gross, currency),
                new Amount(sums.refunds, currency),
                new Amount(net, currency),
                new Amount(average(net, sums.orders), currency));
    }

    private static long average(long net, long orders) {
        if (orders == 0) return 0;
        return BigDecimal.valueOf(net)
                .divide(BigDecimal.valueOf(orders), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static final class Sums {

        private final long start;
        private final long end;
        private long customers;
        private long newCustomers;
        private long buyers;
        private long orders;
        private long gross;
        private long refunds;

        Sums(long start, long end) {
            this.start = start;
            this.end = end;
        }

        void add(CustomerHistory customer) {
            if (customer.registeredBefore(end)) customers++;
            if (customer.registeredIn(start, end)) newCustomers++;
            long before = orders;
            for (CustomerHistory.Movement payment : customer.payments()) {
                if (!within(payment)) continue;
                orders++;
                gross = Math.addExact(gross, payment.amount());
            }
            if (orders > before) buyers++;
            for (CustomerHistory.Movement refund : customer.refunds()) {
                if (within(refund)) refunds = Math.addExact(refunds, refund.amount());
            }
        }

        private boolean within(CustomerHistory.Movement movement) {
            return movement.at() >= start && movement.at() < end;
        }
    }
}
