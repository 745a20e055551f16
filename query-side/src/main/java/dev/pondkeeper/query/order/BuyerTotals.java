package dev.pondkeeper.query.order;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import java.util.Date;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What one customer's orders amount to.
 *
 * @param nets paid less refunded in minor units, by currency
 * @param lastCurrency of the latest order
 */
public record BuyerTotals(
        long count,
        SortedMap<String, Long> nets,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable String lastCurrency) {

    static BuyerTotals of(Iterable<Document> orders) {
        long count = 0;
        SortedMap<String, Long> nets = new TreeMap<>();
        Instant firstAt = null;
        Instant lastAt = null;
        String lastCurrency = null;
        for (Document order : orders) {
            Instant paidAt = order.get("paidAt", Date.class).toInstant();
            String currency = order.getString("currency");
            count++;
            nets.merge(currency, order.getLong("net"), Math::addExact);
            if (firstAt == null || paidAt.isBefore(firstAt)) firstAt = paidAt;
            if (lastAt == null || !paidAt.isBefore(lastAt)) {
                lastAt = paidAt;
                lastCurrency = currency;
            }
        }
        return new BuyerTotals(count, nets, firstAt, lastAt, lastCurrency);
    }

    /**
     * The net in one currency: the programme's where the customer has ever paid in it, else that of the latest order.
     *
     * @param preferred the programme's currency
     */
    public Amount net(String preferred) {
        String currency = lastCurrency == null || nets.containsKey(preferred) ? preferred : lastCurrency;
        return new Amount(nets.getOrDefault(currency, 0L), currency);
    }
}
