package dev.pondkeeper.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest stretches of the ledger, deserialized once and shared by all streams that keep up; bounded by messages. */
final class RecentEvents {
    private final int maxMessages;
    private final TreeMap<Long, Stretch> stretches = new TreeMap<>();
    private int messages;
    private long to;

    RecentEvents(int maxMessages, long startAfter) {
        this.maxMessages = maxMessages;
        this.to = startAfter;
    }

    /** The last position that has been read from the ledger. */
    synchronized long to() {
        return to;
    }

    synchronized void add(Stretch stretch) {
        stretches.put(stretch.from(), stretch);
        messages += stretch.messages().size();
        to = stretch.to();
        while (messages > maxMessages && stretches.size() > 1) {
            messages -= stretches.pollFirstEntry().getValue().messages().size();
        }
        notifyAll();
    }

    /** The stretch that goes on behind the position; empty when it is not here, or no longer. */
    synchronized Optional<Stretch> after(long position) {
        Map.Entry<Long, Stretch> candidate = stretches.floorEntry(position);
        return Optional.ofNullable(candidate).map(Map.Entry::getValue).filter(stretch -> stretch.to() > position);
    }

    /** Waits until something behind the position has been read; false when the time is over. */
    synchronized boolean awaitAfter(long position, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (to <= position) {
            long left = end - System.nanoTime();
            if (left <= 0) return false;
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return true;
    }
}
