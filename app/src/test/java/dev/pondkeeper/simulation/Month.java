package dev.pondkeeper.simulation;

import dev.pondkeeper.cli.demo.BrandCalendar;
import dev.pondkeeper.cli.demo.CoffeeBrand;
import dev.pondkeeper.cli.demo.Playing;
import dev.pondkeeper.cli.screen.Screen;
import dev.pondkeeper.cli.wire.BulkSender;
import dev.pondkeeper.cli.wire.Pause;
import dev.pondkeeper.cli.wire.PondServer;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;

/** A generated stretch of a brand's life on its way to a server: as {@code pond demo} plays it. */
final class Month {

    /** Summer time ends in it in some of the places where customers live. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 10, 10);

    /** So long the campaigns run on without anything else happening. */
    private static final int DAYS_AFTER = 12;

    private static final Duration SILENCE = Duration.ofMinutes(10);

    private final BrandCalendar calendar;
    private final PondServer pond;
    private final CoffeeBrand brand;
    private final Playing playing;

    Month(int customers, int days, long seed, String url) {
        calendar = calendarOf(days);
        pond = new PondServer(URI.create(url), SILENCE);
        brand = new CoffeeBrand(customers, seed, calendar);
        Screen screen = new Screen(System.err, false, System::nanoTime);
        playing = new Playing(pond, new BulkSender(pond, false, screen, Pause.REAL), brand);
    }

    static BrandCalendar calendarOf(int days) {
        return new BrandCalendar(FIRST_DAY, days);
    }

    int moments() {
        return calendar.moments();
    }

    void play(int moment) {
        playing.play(moment);
    }

    /** Lets everything come to its end that was begun. */
    void end() {
        playing.catchUp(calendar.at(calendar.moments() + BrandCalendar.noonOf(DAYS_AFTER)));
    }

    PondServer pond() {
        return pond;
    }

    long count(String type) {
        return brand.sights().count(type);
    }

    /** What it came to, in a line. */
    String figures() {
        return playing.lines() + " commands, " + brand.sights().events() + " events, " + playing.spent()
                + "; refused by a rule: " + brand.sights().refusals();
    }
}
