package dev.pondkeeper.cli.rows;

import java.time.Instant;

/**
 * One row of a file of paid orders.
 *
 * @param line physical, counted from 1
 * @param base when it happened or, where the file gives only a day, noon of that day
 * @param dayOnly whether rows of this customer and day are still to be set a second apart
 * @param amount in minor units of the currency
 * @param sound false for a row that cannot be recorded but keeps its second, so that the times of its neighbours stay the same
 *     when it is mended and the file is imported again
 */
public record OrderRow(
        long line,
        String customerId,
        String orderId,
        Instant base,
        boolean dayOnly,
        long amount,
        String currency,
        boolean sound) {}
