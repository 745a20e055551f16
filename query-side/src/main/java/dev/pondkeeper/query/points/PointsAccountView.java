package dev.pondkeeper.query.points;

import dev.pondkeeper.kernel.points.PointsBalances;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An account's balances, in points. Always: issued = available + pending + held + redeemed + expired + reversed.
 *
 * @param version of the account's stream, as in {@code If-Match}; null before the first movement
 */
public record PointsAccountView(
        String customerId,
        long available,
        long pending,
        long held,
        long owed,
        long issued,
        long redeemed,
        long expired,
        long reversed,
        @Nullable Long version) {

    /** The account of a customer on whose account nothing has moved yet. */
    static PointsAccountView unmoved(String customerId) {
        return of(customerId, PointsBalances.ZERO, null);
    }

    static PointsAccountView of(String customerId, Document line) {
        return of(customerId, balances(line), line.getLong("sequence"));
    }

    static PointsBalances balances(Document line) {
        Document balances = line.get("balances", Document.class);
        return new PointsBalances(
                balances.getLong("available"),
                balances.getLong("pending"),
                balances.getLong("held"),
                balances.getLong("owed"),
                balances.getLong("issued"),
                balances.getLong("redeemed"),
                balances.getLong("expired"),
                balances.getLong("reversed"));
    }

    private static PointsAccountView of(String customerId, PointsBalances balances, @Nullable Long version) {
        return new PointsAccountView(
                customerId,
                balances.available(),
                balances.pending(),
                balances.held(),
                balances.owed(),
                balances.issued(),
                balances.redeemed(),
                balances.expired(),
                balances.reversed(),
                version);
    }
}
