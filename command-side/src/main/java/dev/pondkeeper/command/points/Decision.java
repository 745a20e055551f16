package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One decision on one account: what it is about, and how what it decides is recorded. Each event has changed the state before
 * the next is decided.
 */
final class Decision {

    private final CustomerId customer;
    private final AccountState state;
    private final Programme programme;
    private final Instant happenedAt;
    private final Instant recordedAt;
    private final Consumer<PointsEvent> recorder;
    private int room = Settlement.MOST_LOTS;

    Decision(
            CustomerId customer,
            AccountState state,
            Programme programme,
            Instant happenedAt,
            Instant recordedAt,
            Consumer<PointsEvent> recorder) {
        this.customer = customer;
        this.state = state;
        this.programme = programme;
        this.happenedAt = happenedAt;
        this.recordedAt = recordedAt;
        this.recorder = recorder;
    }

    CustomerId customer() {
        return customer;
    }

    AccountState state() {
        return state;
    }

    Programme programme() {
        return programme;
    }

    /** Business time. */
    Instant happenedAt() {
        return happenedAt;
    }

    /** When it is taken: against it lots and holds have fallen due. */
    Instant recordedAt() {
        return recordedAt;
    }

    void record(PointsEvent event) {
        recorder.accept(event);
    }

    PointsBalances balances() {
        return state.balances();
    }

    /** Records what has fallen due, in all at most about {@link Settlement#MOST_LOTS} lots of it. */
    void settle() {
        Settlement settlement = settlement();
        while (room > 0) {
            PointsEvent due = settlement.next(room);
            if (due == null) return;
            record(due);
            room -= sizeOf(due);
        }
    }

    Settlement settlement() {
        return new Settlement(customer, state, recordedAt);
    }

    /** The account is in use: where the programme lets points slide, they now end later. */
    void extendExpiry() {
        if (programme.points().expiry().kind() != Kind.SLIDING || !state.lots().anySliding()) return;
        Instant end = EarningPolicy.expiryOf(happenedAt, happenedAt, programme);
        Instant now = state.lots().slidesTo();
        if (end == null || (now != null && !end.isAfter(now))) return;
        record(new PointsExpiryExtended(customer, end, programme.version(), balances(), happenedAt));
    }

    private static int sizeOf(PointsEvent due) {
        if (due instanceof PointsActivated activated) return activated.lots().size();
        if (due instanceof PointsExpired expired) return expired.lots().size();
        return ((HoldTimedOut) due).allocations().size();
    }
}
