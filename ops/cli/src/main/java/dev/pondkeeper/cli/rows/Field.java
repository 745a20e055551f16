package dev.pondkeeper.cli.rows;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one row and collects what is wrong with them, so that all faults are named at once. */
final class Field {

    /** A hundred thousand million units of a currency with two decimals: the most that the server takes. */
    static final long MAX_MINOR_UNITS = 10_000_000_000_000L;

    private static final int MAX_ID = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final int SHOWN = 40;

    private final List<String> faults = new ArrayList<>();

    List<String> faults() {
        return faults;
    }

    /** The id with its prefix and suffix, or null. */
    @Nullable
    String id(String name, String prefix, String given, String suffix) {
        int room = MAX_ID - prefix.length() - suffix.length();
        if (given.isEmpty()) {
            wrong(name, "is missing");
            return null;
        }
        if (given.length() > room) {
            wrong(name, "is " + given.length() + " characters long, at most " + room + " fit", given);
            return null;
        }
        if (!ID.matcher(given).matches()) {
            wrong(name, "may only hold A-Z a-z 0-9 . _ -", given);
            return null;
        }
        return prefix + given + suffix;
    }

    @Nullable
    LocalDate date(String name, String given, DateTimeFormatter format, String shape) {
        return parsed(
                name, given, "is not a date of the calendar written as " + shape, () -> LocalDate.parse(given, format));
    }

    <T> @Nullable T parsed(String name, String given, String otherwise, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException broken) {
            wrong(name, otherwise, given);
            return null;
        }
    }

    /** Minor units of the currency, or null. */
    @Nullable
    Long amount(String name, String given, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        if (given.isEmpty()) {
            wrong(name, "is missing");
            return null;
        }
        if (given.startsWith("-")) {
            wrong(name, "must not be negative", given);
            return null;
        }
        if (!DECIMAL.matcher(given).matches()) {
            wrong(name, "must be a plain decimal number such as 11.77, below 10^15", given);
            return null;
        }
        BigDecimal value = new BigDecimal(given);
        if (value.stripTrailingZeros().scale() > digits || decimals(given) > Math.max(digits, 2)) {
            wrong(name, "has more decimals than the " + digits + " of " + currency, given);
            return null;
        }
        BigDecimal minor = value.movePointRight(digits);
        if (minor.compareTo(BigDecimal.valueOf(MAX_MINOR_UNITS)) > 0) {
            wrong(
                    name,
                    "must be at most "
                            + BigDecimal.valueOf(MAX_MINOR_UNITS, digits).toPlainString(),
                    given);
            return null;
        }
        return minor.longValueExact();
    }

    @Nullable
    Currency currency(String name, String given) {
        try {
            Currency currency = Currency.getInstance(given);
            if (currency.getDefaultFractionDigits() >= 0) return currency;
        } catch (IllegalArgumentException unknown) {
            wrong(name, "is not an ISO 4217 code such as CNY", given);
            return null;
        }
        wrong(name, "is not a currency in which one can pay", given);
        return null;
    }

    void wrong(String name, String reason) {
        faults.add(name + ": " + reason);
    }

    void wrong(String name, String reason, String given) {
        wrong(name, reason + ", was " + quoted(given));
    }

    static String quoted(String given) {
        String shown = given.length() <= SHOWN ? given : given.substring(0, SHOWN) + "…";
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    private static int decimals(String given) {
        int point = given.indexOf('.');
        return point < 0 ? 0 : given.length() - point - 1;
    }
}
