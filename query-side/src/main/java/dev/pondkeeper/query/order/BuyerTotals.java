package dev.pondkeeper.query.order;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one customer's orders amount to.
 *
 * @param count in all currencies
 * @param lastCurrency of the latest order
 */
public record BuyerTotals(
        long count,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable String lastCurrency,
        Map<String, InCurrency> byCurrency) {

    /**
     * What they amount to in one currency.
     *
     * @param net paid less refunded, in minor units
     */
    public record InCurrency(long count, long net, Instant lastAt) {

        private InCurrency plus(InCurrency other) {
            return new InCurrency(
                    count + other.count,
                    Math.addExact(net, other.net),
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    static BuyerTotals of(Iterable<Document> orders) {
        long count = 0;
        Instant firstAt = null;
        Instant lastAt = null;
        String lastCurrency = null;
        Map<String, InCurrency> byCurrency = new HashMap<>();
        for (Document order : orders) {
            Instant paidAt = order.get("paidAt", Date.class).toInstant();
            String currency = order.getString("currency");
            count++;
            byCurrency.merge(currency, new InCurrency(1, order.getLong("net"), paidAt), InCurrency::plus);
            if (firstAt == null || paidAt.isBefore(firstAt)) firstAt = paidAt;
            if (lastAt == null || !paidAt.isBefore(lastAt)) {
                lastAt = paidAt;
                lastCurrency = currency;
            }
        }
        return new BuyerTotals(count, firstAt, lastAt, lastCurrency, byCurrency);
    }

    /**
     * The currency to show one sum in.
     *
     * @param preferred the programme's, taken where the customer has ever paid in it; else it is that of the latest order
     */
    public String currency(String preferred) {
        return lastCurrency == null || byCurrency.containsKey(preferred) ? preferred : lastCurrency;
    }
}
