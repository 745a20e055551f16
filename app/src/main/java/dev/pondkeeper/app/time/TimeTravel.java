package dev.pondkeeper.app.time;

import dev.pondkeeper.app.ops.Settling;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.deadlines.DurableDeadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves the virtual clock. It stops at every time at which a deadline falls due, and goes on only when everything that came of
 * it has come to rest: so what happens in a simulated year happens in the order in which it would in a real one.
 */
@Component
class TimeTravel {

    private final Clock clock;
    private final DurableDeadlines deadlines;
    private final Settling settling;
    private final ReentrantLock moving = new ReentrantLock();
    private volatile @Nullable Instant target;

    TimeTravel(Clock clock, DurableDeadlines deadlines, Settling settling, Ledger ledger) {
        this.clock = clock;
        this.deadlines = deadlines;
        this.settling = settling;
        if (clock instanceof VirtualClock virtual) {
            ledger.read(ledger.tail() - 1, 1).forEach(last -> virtual.moveTo(last.at()));
        }
    }

    Instant now() {
        return clock.instant();
    }

    boolean isVirtual() {
        return clock instanceof VirtualClock;
    }

    /** Where it is on its way to; null while it stands. */
    @Nullable
    Instant target() {
        return target;
    }

    /**
     * Moves the clock and returns when everything that fell due has happened.
     *
     * @throws ClockRefused if it is real, moved by somebody else, would go back, or something that follows the ledger is stuck
     * @throws InterruptedException if the thread is interrupted; the clock stays where it came to
     */
    void moveTo(Instant to) throws InterruptedException {
        if (!(clock instanceof VirtualClock virtual)) throw ClockRefused.real();
        if (!moving.tryLock()) throw ClockRefused.moving();
        try {
            if (to.isBefore(now())) throw ClockRefused.backwards(now());
            target = to;
            happen();
            Optional<Instant> next = deadlines.firstDue();
            while (next.isPresent() && !next.get().isAfter(to)) {
                virtual.moveTo(next.get());
                happen();
                next = deadlines.firstDue();
            }
            virtual.moveTo(to);
            happen();
        } finally {
            target = null;
            moving.unlock();
        }
    }

    /** What is reacted to may itself set deadlines that are due. */
    private void happen() throws InterruptedException {
        do {
            deadlines.clockMoved();
            deadlines.awaitQuiet();
            settling.await();
        } while (deadlines.isBusy());
    }
}
