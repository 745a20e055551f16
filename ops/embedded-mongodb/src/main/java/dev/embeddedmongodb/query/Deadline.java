package dev.embeddedmongodb.query;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** How long a command may take: {@code maxTimeMS}. */
public final class Deadline {

    public static final Deadline NEVER = new Deadline(0, 0);

    private final long start;
    private final long nanos;
    private int calls;

    private Deadline(long start, long nanos) {
        this.start = start;
        this.nanos = nanos;
    }

    /**
     * So long from now.
     *
     * @param millis 0 = no limit
     */
    public static Deadline in(long millis) {
        return millis <= 0 ? NEVER : new Deadline(System.nanoTime(), millis * 1_000_000L);
    }

    void check() {
        if (nanos == 0) return;
        // Asking the clock costs more than looking at a document.
        if ((calls++ & 63) == 0 && System.nanoTime() - start > nanos) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
