package dev.pondkeeper.cli.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened: a customer came, or paid an order.
 *
 * @param line of the file, physical, from which it stems; for a registration the customer's first sound one
 * @param orderId null for a registration
 * @param amount in minor units; 0 for a registration
 * @param currency empty for a registration
 */
public record HistoryCommand(
        long line, String customerId, @Nullable String orderId, Instant occurredAt, long amount, String currency) {

    public boolean isRegistration() {
        return orderId == null;
    }
}
