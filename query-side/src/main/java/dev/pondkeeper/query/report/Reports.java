package dev.pondkeeper.query.report;

import dev.pondkeeper.query.ReportingProgramme;
import dev.pondkeeper.query.channel.ChannelViews;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every report by its parameters, computed once per position of the view. */
@Component
final class Reports {

    private final SalesHistory history;
    private final ChannelViews channels;
    private final ReportCache cache;
    private final ReportingProgramme programme;
    private final Clock clock;

    Reports(SalesHistory history, ChannelViews channels, ReportCache cache, ReportingProgramme programme, Clock clock) {
        this.history = history;
        this.channels = channels;
        this.cache = cache;
        this.programme = programme;
        this.clock = clock;
    }

    private record Question(
            String report,
            ZoneId zone,
            String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), programme.current().zone());
    }

    SortedSet<String> currencies() {
        return history.currencies();
    }

    /** In which currencies anybody has ever paid, or the brand for a channel. */
    SortedSet<String> currenciesOfChannels() {
        SortedSet<String> currencies = currencies();
        currencies.addAll(channels.currencies());
        return currencies;
    }

    /** The one currency that a report can be in when none was asked for; empty if there are several to choose from. */
    Optional<String> onlyOf(SortedSet<String> currencies) {
        if (currencies.size() > 1) return Optional.empty();
        return Optional.of(currencies.isEmpty() ? programme.current().currency() : currencies.first());
    }

    SummaryReport summary(long position, String currency, @Nullable LocalDate from, LocalDate to) {
        Day day = day();
        return cache.answer(
                SummaryReport.class,
                new Question("summary", day.zone(), currency, from, to),
                position,
                () -> SummaryReport.of(history, day, currency, from, to));
    }

    ChannelsReport channels(long position, String currency, @Nullable LocalDate from, LocalDate to) {
        Day day = day();
        return cache.answer(
                ChannelsReport.class,
                new Question("channels", day.zone(), currency, from, to),
                position,
                () -> ChannelsReport.of(
                        history,
                        new ChannelsReport.Known(channels.names(), channels.spend(currency, from, to)),
                        day,
                        currency,
                        from,
                        to));
    }

    RfmReport rfm(long position, String currency, LocalDate asOf) {
        return RfmReport.of(asOf, day(), currency, rfmTable(position, currency, asOf));
    }

    RfmTable rfmTable(long position, String currency, LocalDate asOf) {
        Day day = day();
        return cache.answer(
                RfmTable.class,
                new Question("rfm", day.zone(), currency, null, asOf),
                position,
                () -> RfmTable.of(history, day, currency, asOf));
    }

    CohortsReport cohorts(long position, String currency) {
        Day day = day();
        return cache.answer(
                CohortsReport.class,
                new Question("cohorts", day.zone(), currency, null, null),
                position,
                () -> CohortsReport.byFirstOrderMonth(history, day, currency));
    }

    LifecycleReport lifecycle(long position, LocalDate asOf) {
        Day day = day();
        return cache.answer(
                LifecycleReport.class,
                new Question("lifecycle", day.zone(), "", null, asOf),
                position,
                () -> LifecycleReport.of(history, day, asOf));
    }

    private Day day() {
        return new Day(programme.current().zone());
    }
}
