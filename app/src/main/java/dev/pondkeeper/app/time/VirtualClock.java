package dev.pondkeeper.app.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that stands until it is moved, never backwards, and that is kept where the ledger is. */
final class VirtualClock extends Clock {

    private final KeptTime kept;
    private volatile Instant now;

    VirtualClock(KeptTime kept, Instant start) {
        this.kept = kept;
        this.now = kept.read().orElse(start).truncatedTo(ChronoUnit.MILLIS);
        kept.write(now);
    }

    /** Moves it, once the store has kept the new time; what lies behind it is left as it is. */
    synchronized void moveTo(Instant instant) {
        Instant next = instant.truncatedTo(ChronoUnit.MILLIS);
        if (!next.isAfter(now)) return;
        kept.write(next);
        now = next;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("A virtual clock is read in UTC.");
    }
}
