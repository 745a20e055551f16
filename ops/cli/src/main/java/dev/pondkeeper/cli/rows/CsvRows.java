package dev.pondkeeper.cli.rows;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Orders as RFC 4180 CSV with a header line; the columns are those of the help of {@code pond import orders}. */
public final class CsvRows implements OrderFormat {

    private static final String CUSTOMER = "customer_id";
    private static final String ORDER = "order_id";
    private static final String PAID_AT = "paid_at";
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";
    private static final List<String> REQUIRED = List.of(CUSTOMER, ORDER, PAID_AT, AMOUNT);
    private static final String TIME_SHAPE =
            "is not a time written as 1997-01-31, 1997-01-31T18:05:00 or 1997-01-31T18:05:00+08:00";

    private final Currency currency;
    private final ZoneId zone;
    private final Consumer<String> notices;

    /**
     * @param currency of rows that name none
     * @param zone of times without an offset
     * @param notices hears of columns that are not read
     */
    public CsvRows(Currency currency, ZoneId zone, Consumer<String> notices) {
        this.currency = currency;
        this.zone = zone;
        this.notices = notices;
    }

    @Override
    public void read(PhysicalLines lines, RowSink sink) throws IOException {
        CsvRecords records = new CsvRecords(lines);
        Map<String, Integer> columns = header(records.next());
        for (CsvRecord record = records.next(); record != null; record = records.next()) {
            if (record.fault() != null) sink.fault(new RowFault(record.line(), "row: " + record.fault()));
            else row(new Cells(columns, record), sink);
        }
    }

    private Map<String, Integer> header(@Nullable CsvRecord header) throws UnreadableFile {
        if (header == null) throw new UnreadableFile("it is empty: the first line must name the columns");
        if (header.fault() != null) throw new UnreadableFile("its header line " + header.fault());
        Map<String, Integer> columns = new HashMap<>();
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < header.fields().size(); i++) {
            String name = header.fields().get(i).strip().toLowerCase(Locale.ROOT);
            if (columns.put(name, i) != null) throw new UnreadableFile("its header names " + name + " twice");
            if (!REQUIRED.contains(name) && !name.equals(CURRENCY)) unread.add(name);
        }
        List<String> missing =
                REQUIRED.stream().filter(Predicate.not(columns::containsKey)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile("its header lacks the columns " + String.join(", ", missing));
        }
        if (!unread.isEmpty()) notices.accept("columns that are not read: " + String.join(", ", unread));
        return columns;
    }

    private void row(Cells cells, RowSink sink) throws IOException {
        Field field = new Field();
        String customerId = field.id(CUSTOMER, "", cells.of(CUSTOMER), "");
        String orderId = field.id(ORDER, "", cells.of(ORDER), "");
        boolean dayOnly = cells.of(PAID_AT).length() <= "1997-01-31".length();
        Instant base = dayOnly ? noon(field, cells.of(PAID_AT)) : moment(field, cells.of(PAID_AT));
        String code = cells.of(CURRENCY);
        Currency paid = code.isEmpty() ? currency : field.currency(CURRENCY, code);
        Long amount = field.amount(AMOUNT, cells.of(AMOUNT), paid == null ? currency : paid);
        boolean sound = field.faults().isEmpty();
        if (!sound) sink.fault(new RowFault(cells.line(), List.copyOf(field.faults())));
        if (customerId == null || base == null) return;
        sink.row(new OrderRow(
                cells.line(),
                customerId,
                orderId == null ? "" : orderId,
                base,
                dayOnly,
                sound && amount != null ? amount : 0,
                (paid == null ? currency : paid).getCurrencyCode(),
                sound));
    }

    private @Nullable Instant noon(Field field, String given) {
        LocalDate day = field.parsed(PAID_AT, given, TIME_SHAPE, () -> LocalDate.parse(given));
        return day == null ? null : day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    private @Nullable Instant moment(Field field, String given) {
        String iso = given.charAt(10) == ' ' ? given.substring(0, 10) + "T" + given.substring(11) : given;
        TemporalAccessor time = field.parsed(
                PAID_AT,
                given,
                TIME_SHAPE,
                () -> DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from));
        if (time == null) return null;
        return time instanceof OffsetDateTime fixed
                ? fixed.toInstant()
                : LocalDateTime.from(time).atZone(zone).toInstant();
    }

    /** The cells of one record by the name of their column, blanks around them taken off. */
    private record Cells(Map<String, Integer> columns, CsvRecord record) {
        long line() {
            return record.line();
        }

        String of(String name) {
            Integer column = columns.get(name);
            return column == null ? "" : record.fields().get(column).strip();
        }
    }
}
