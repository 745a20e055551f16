package dev.pondkeeper.cli.screen;

import java.time.Duration;
import java.util.Locale;

/**
 * How far one phase of a command has come: a moving bar on a terminal, a plain line every two seconds where nobody watches.
 * Safe for several threads.
 */
public final class Progress implements AutoCloseable {

    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(2).toNanos();
    private static final int BAR = 24;

    private final Screen screen;
    private final String what;
    private final String unit;
    private final long total;
    private final long from;
    private final long startedAt;
    private long shownAt;
    private long done;

    /**
     * @param what the phase, such as "sending"
     * @param unit of the count, such as "rows"
     * @param from where the phase begins
     * @param total where it ends
     */
    public Progress(Screen screen, String what, String unit, long from, long total) {
        this.screen = screen;
        this.what = what;
        this.unit = unit;
        this.from = from;
        this.done = from;
        this.total = Math.max(from, total);
        this.startedAt = screen.nanoTime();
        this.shownAt = startedAt;
        if (screen.isTerminal()) screen.move(line(startedAt));
    }

    public synchronized void add(long more) {
        at(done + more);
    }

    public synchronized void at(long position) {
        done = Math.min(total, Math.max(done, position));
        long now = screen.nanoTime();
        if (now - shownAt < (screen.isTerminal() ? REDRAW_NANOS : PLAIN_NANOS)) return;
        shownAt = now;
        show(now);
    }

    /** Leaves the last state standing. */
    @Override
    public synchronized void close() {
        if (screen.isTerminal()) screen.move("");
        screen.say(line(screen.nanoTime()));
    }

    private void show(long now) {
        if (screen.isTerminal()) screen.move(line(now));
        else screen.say(line(now));
    }

    private String line(long now) {
        double share = total == from ? 1 : (double) (done - from) / (total - from);
        double seconds = (now - startedAt) / 1e9;
        double rate = seconds > 0 ? (done - from) / seconds : 0;
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-9s", what));
        if (screen.isTerminal()) {
            int full = (int) (share * BAR);
            line.append('[')
                    .append("#".repeat(full))
                    .append(" ".repeat(BAR - full))
                    .append(']');
        }
        line.append(String.format(
                Locale.ROOT, " %3d %%  %d of %d %s  %.0f/s", (int) (share * 100), done, total, unit, rate));
        if (rate > 0 && done < total) line.append("  ").append(left(Math.round((total - done) / rate)));
        return line.toString();
    }

    private static String left(long seconds) {
        return seconds < 60 ? seconds + " s left" : seconds / 60 + " min " + seconds % 60 + " s left";
    }
}
