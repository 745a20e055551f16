package dev.pondkeeper.query.report;

import dev.pondkeeper.kernel.InvalidValue;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.query.channel.ChannelViews;
import dev.pondkeeper.query.http.Problem;
import dev.pondkeeper.query.http.Reading;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /reports}: days are the programme's; a span that is not given begins with everything and ends with today. */
@RestController
@RequestMapping("/reports")
final class ReportController {

    private static final String FIRST_ORDER_MONTH = "first-order-month";

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/summary")
    SummaryReport summary(Reading reading) {
        Span span = span(reading);
        String asked = currency(reading);
        long position = reading.of(SalesHistory.NAME);
        return reports.summary(position, chosen(asked), span.from(), span.to());
    }

    @GetMapping("/channels")
    ChannelsReport channels(Reading reading) {
        Span span = span(reading);
        String asked = currency(reading);
        long position = reading.of(SalesHistory.NAME, ChannelViews.NAME);
        return reports.channels(position, chosen(asked, reports.currenciesOfChannels()), span.from(), span.to());
    }

    @GetMapping("/rfm")
    RfmReport rfm(Reading reading) {
        LocalDate asOf = asOf(reading);
        String asked = currency(reading);
        long position = reading.of(SalesHistory.NAME);
        return reports.rfm(position, chosen(asked), asOf);
    }

    @GetMapping("/cohorts")
    CohortsReport cohorts(Reading reading) {
        String by = reading.text("by");
        if (by != null && !by.equals(FIRST_ORDER_MONTH)) reading.fault("by", "must be " + FIRST_ORDER_MONTH);
        String asked = currency(reading);
        long position = reading.of(SalesHistory.NAME);
        return reports.cohorts(position, chosen(asked));
    }

    @GetMapping("/lifecycle")
    LifecycleReport lifecycle(Reading reading) {
        LocalDate asOf = asOf(reading);
        long position = reading.of(SalesHistory.NAME);
        return reports.lifecycle(position, asOf);
    }

    /**
     * @param from inclusive, null from the beginning
     * @param to exclusive
     */
    private record Span(@Nullable LocalDate from, LocalDate to) {}

    private Span span(Reading reading) {
        LocalDate from = reading.date("from");
        LocalDate to = reading.date("to");
        LocalDate end = to == null ? reports.today().plusDays(1) : to;
        if (from != null && from.isAfter(end)) reading.fault("from", "must not lie after to, which is " + end);
        return new Span(from, end);
    }

    private LocalDate asOf(Reading reading) {
        LocalDate asOf = reading.date("asOf");
        return asOf == null ? reports.today() : asOf;
    }

    private static @Nullable String currency(Reading reading) {
        String asked = reading.text("currency");
        if (asked == null) return null;
        try {
            Money.minorDigits(asked);
            return asked;
        } catch (InvalidValue invalid) {
            invalid.faults().forEach(fault -> reading.fault("currency", fault.detail()));
            return null;
        }
    }

    // Which currencies there are is known only once the view has caught up with what the caller has read.
    private String chosen(@Nullable String asked) {
        return chosen(asked, reports.currencies());
    }

    private String chosen(@Nullable String asked, SortedSet<String> currencies) {
        if (asked != null) return asked;
        return reports.onlyOf(currencies)
                .orElseThrow(() -> Problem.invalid(
                        List.of(new Problem.Fault("currency", "must be one of " + String.join(", ", currencies)))));
    }
}
