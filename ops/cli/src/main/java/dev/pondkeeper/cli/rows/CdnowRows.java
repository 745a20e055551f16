package dev.pondkeeper.cli.rows;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The CDNOW layout (API.md, The command line): customer id, yyyymmdd, units and an amount with two decimals, between
 * whitespace. It has no order ids, so the physical line gives one.
 */
public final class CdnowRows implements OrderFormat {

    private static final String PREFIX = "cdnow-";
    private static final int COLUMNS = 4;
    private static final Pattern COLUMN = Pattern.compile("[^ \\t]+");
    private static final Pattern UNITS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TWO_DECIMALS = Pattern.compile("[0-9]+\\.[0-9]{2}");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Currency currency;
    private final ZoneId zone;

    public CdnowRows(Currency currency, ZoneId zone) {
        this.currency = currency;
        this.zone = zone;
    }

    @Override
    public void read(PhysicalLines lines, RowSink sink) throws IOException {
        for (PhysicalLine line = lines.next(); line != null; line = lines.next()) {
            if (line.fault() != null) sink.fault(new RowFault(line.number(), "row: " + line.fault()));
            else if (!line.isBlank()) row(line, sink);
        }
    }

    private void row(PhysicalLine line, RowSink sink) throws IOException {
        List<String> columns = columns(line.text());
        if (columns.size() != COLUMNS) {
            sink.fault(new RowFault(
                    line.number(),
                    "row: needs the " + COLUMNS + " columns customer id, date, units, amount and has "
                            + columns.size()));
            return;
        }
        Field field = new Field();
        String orderSuffix = "-" + line.number();
        String orderId = field.id("customer id", PREFIX, columns.get(0), orderSuffix);
        Instant noon = noon(field.date("date", columns.get(1), DAY, "yyyymmdd"));
        if (!UNITS.matcher(columns.get(2)).matches()) {
            field.wrong("units", "must be a whole number of at most 9 digits", columns.get(2));
        }
        Long amount = amount(field, columns.get(3));
        if (!field.faults().isEmpty()) sink.fault(new RowFault(line.number(), List.copyOf(field.faults())));
        if (orderId == null || noon == null) return;
        boolean sound = amount != null && field.faults().isEmpty();
        sink.row(new OrderRow(
                line.number(),
                PREFIX + columns.get(0),
                orderId,
                noon,
                true,
                sound && amount != null ? amount : 0,
                currency.getCurrencyCode(),
                sound));
    }

    private @Nullable Long amount(Field field, String given) {
        Long amount = field.amount("amount", given, currency);
        if (amount == null || TWO_DECIMALS.matcher(given).matches()) return amount;
        field.wrong("amount", "must have two decimals", given);
        return null;
    }

    private @Nullable Instant noon(@Nullable LocalDate day) {
        return day == null ? null : day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    private static List<String> columns(String text) {
        return COLUMN.matcher(text).results().map(MatchResult::group).toList();
    }
}
