package dev.pondkeeper.cli;

import dev.pondkeeper.cli.history.OrderImport;
import dev.pondkeeper.cli.rows.CdnowRows;
import dev.pondkeeper.cli.rows.CsvRows;
import dev.pondkeeper.cli.rows.OrderFormat;
import dev.pondkeeper.cli.rows.UnreadableFile;
import dev.pondkeeper.cli.screen.FaultReport;
import dev.pondkeeper.cli.wire.PondServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code pond import orders}: words in, an {@link OrderImport} out. */
@Command(
        name = "orders",
        description = {
            "Registers the customers of a file of paid orders and records the orders, as history.",
            "It may be stopped at any moment and run again: nothing doubles. Bad rows are named and the rest is imported."
        },
        footer = {
            "",
            "Format cdnow: customer id, date as yyyymmdd, units, amount with two decimals, between blanks. The customer",
            "becomes cdnow-<id>, the order cdnow-<id>-<line>.",
            "",
            "Format csv: RFC 4180, UTF-8, with a header line. Columns, in any order:",
            "  customer_id, order_id  as the shop has them: A-Z a-z 0-9 . _ -, at most 64",
            "  paid_at                1997-01-31, or 1997-01-31T18:05:00 in --time-zone, or with an offset (…+08:00, …Z)",
            "  amount                 in major units: 11.77",
            "  currency               optional, ISO 4217; where missing or empty, --currency",
            "Other columns are named once and not read. Blank lines are skipped in both formats.",
            "",
            "A row with only a day happens at noon of that day; such rows of one customer and day are a second apart in",
            "file order (a bad one keeps its second). A customer is registered one hour before its first order."
        })
final class ImportOrdersCommand implements Callable<Integer> {

    /** How a file is laid out. */
    enum Layout {
        cdnow,
        csv
    }

    private final Surroundings surroundings;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Parameters(paramLabel = "FILE", description = "The file of orders.")
    private Path file = Path.of("");

    @Option(names = "--format", required = true, paramLabel = "cdnow|csv", description = "How the file is laid out.")
    private Layout layout = Layout.csv;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            defaultValue = "USD",
            converter = PayableCurrency.class,
            description = "ISO 4217 code of the amounts (default: ${DEFAULT-VALUE}).")
    private @Nullable Currency currency;

    @Option(
            names = "--channel",
            paramLabel = "CODE",
            converter = ChannelCode.class,
            description = "The acquisition channel through which these customers came.")
    private @Nullable String channel;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "Asia/Shanghai",
            converter = Zone.class,
            description = "IANA name of the zone of the file's days (default: ${DEFAULT-VALUE}, the programme's).")
    private @Nullable ZoneId zone;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Writes every bad or refused row there; the screen names the first 20.")
    private @Nullable Path errors;

    ImportOrdersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) throw new Failure("There is no file " + file + ": check the path.");
        PondServer pond = server.connect(surroundings.silence());
        try (FaultReport faults = new FaultReport(surroundings.screen(), errors)) {
            OrderImport work = new OrderImport(pond, surroundings.screen(), surroundings.pause(), faults, channel);
            work.run(file, format());
            work.summary().forEach(surroundings.out()::println);
            return faults.count() == 0 ? 0 : 1;
        } catch (UnreadableFile unreadable) {
            throw new Failure("The file " + file + " cannot be imported: " + unreadable.getMessage() + ".", unreadable);
        } catch (AccessDeniedException | FileNotFoundException denied) {
            throw new Failure("The file " + denied.getMessage() + " may not be opened: check its permissions.", denied);
        } catch (IOException broken) {
            throw new Failure("The import stopped: " + broken.getMessage() + ". Run it again to go on.", broken);
        }
    }

    private OrderFormat format() {
        Currency given = Objects.requireNonNull(currency);
        ZoneId days = Objects.requireNonNull(zone);
        return layout == Layout.cdnow
                ? new CdnowRows(given, days)
                : new CsvRows(given, days, ignored -> surroundings.screen().say(ignored));
    }

    /** A currency in which one can pay. */
    static final class PayableCurrency implements ITypeConverter<Currency> {
        @Override
        public Currency convert(String given) {
            try {
                Currency currency = Currency.getInstance(given);
                if (currency.getDefaultFractionDigits() >= 0) return currency;
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("'" + given + "' is not an ISO 4217 code such as CNY");
            }
            throw new TypeConversionException("'" + given + "' is not a currency in which one can pay");
        }
    }

    /** A time zone by name. */
    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String given) {
            try {
                return ZoneId.of(given);
            } catch (DateTimeException unknown) {
                throw new TypeConversionException("'" + given + "' is not a time zone such as Asia/Shanghai");
            }
        }
    }

    /** The code of a channel has the shape of every id that a caller may choose (API.md, Ids). */
    static final class ChannelCode implements ITypeConverter<String> {
        private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

        @Override
        public String convert(String given) {
            if (SHAPE.matcher(given).matches()) return given;
            throw new TypeConversionException("'" + given + "' is not 1 to 64 characters out of A-Z a-z 0-9 . _ -");
        }
    }
}
