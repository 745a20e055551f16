package dev.pondkeeper.cli.history;

import dev.pondkeeper.cli.rows.OrderRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One customer's rows, walked in the order of their time: when each happened, and when the customer came. */
final class CustomerDays {

    private static final long SECONDS_FROM_NOON_TO_MIDNIGHT = 43_200;

    private final String id;
    private @Nullable Instant day;
    private long rowsOfDay;
    private @Nullable Instant firstOrder;
    private long firstLine = Long.MAX_VALUE;

    CustomerDays(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** When the row happened, or null if its day has no second left for it. */
    @Nullable
    Instant timeOf(OrderRow row) {
        Instant base = row.base();
        if (!row.dayOnly()) return base;
        rowsOfDay = base.equals(day) ? rowsOfDay + 1 : 0;
        day = base;
        return rowsOfDay < SECONDS_FROM_NOON_TO_MIDNIGHT ? base.plusSeconds(rowsOfDay) : null;
    }

    void ordered(OrderRow row, Instant at) {
        if (firstOrder == null || at.isBefore(firstOrder)) firstOrder = at;
        firstLine = Math.min(firstLine, row.line());
    }

    @Nullable
    Instant firstOrder() {
        return firstOrder;
    }

    long firstLine() {
        return firstLine;
    }
}
