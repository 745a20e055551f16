package dev.pondkeeper.eventstore;

/**
 * Decides how long a batch waits for commits that are on their way.
 *
 * <p>Those who hear that their commit has landed often have the next one soon, but not as soon as those who queued up behind
 * it. If the next batch left at once, each half would wait for the round trip of the other, for ever. So a batch may wait for
 * as many as there were at the last answer, sent and queued, and only a part of a round trip: whoever comes in time saves a
 * whole one. A client alone never waits, nor does anybody whose store is near, and waiting that does not pay is given up.
 *
 * <p>Used by one thread at a time.
 */
final class Gathering {
    /** A store that answers sooner is asked sooner than anybody could be waited for. */
    private static final long NEAR_NANOS = 1_000_000;

    private static final long LONGEST_NANOS = 5_000_000;
    private static final int PART_OF_ROUND_TRIP = 4;
    private static final int MOST_LEFT_OUT = 64;

    private long roundTrip;
    private int expected;
    private int leaveOut;
    private int leaveOutNext = 1;

    /**
     * Tells of a batch that the store has taken, before its clients hear of it.
     *
     * @param commits how many were in it
     * @param queued how many have queued up behind it
     * @param nanos how long the answer took
     */
    void answered(int commits, int queued, long nanos) {
        expected = commits + queued;
        // One slow answer says little about the next; a quick one shows what is possible.
        roundTrip = roundTrip == 0 ? nanos : Math.min(nanos, roundTrip + roundTrip / 4);
    }

    /** How many can be in the next batch if all come back. */
    int expected() {
        return expected;
    }

    /** How many nanoseconds a batch waits at most when so many are here; 0 where it leaves at once. */
    long patience(int here) {
        if (here >= expected || roundTrip < NEAR_NANOS) return 0;
        if (leaveOut > 0) {
            leaveOut--;
            return 0;
        }
        return Math.min(roundTrip / PART_OF_ROUND_TRIP, LONGEST_NANOS);
    }

    /**
     * Learns from a wait. It has paid where the round trips that it saved to those who came are longer, together, than what it
     * cost those who were here.
     */
    void waited(int here, int came, long nanos) {
        boolean hasPaid = came * roundTrip >= here * nanos;
        leaveOut = hasPaid ? 0 : leaveOutNext;
        leaveOutNext = hasPaid ? 1 : Math.min(2 * leaveOutNext, MOST_LEFT_OUT);
    }
}
