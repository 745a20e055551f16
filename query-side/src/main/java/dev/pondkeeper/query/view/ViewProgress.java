package dev.pondkeeper.query.view;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far one view has come in this process. An event that the view has no handler for counts as seen as soon as everything
 * before it is written.
 */
final class ViewProgress {

    private final Runnable advanced;
    private final Lock quiet = new ReentrantLock();

    private long position = -1;
    private long lastScheduled = -1;
    private long lastSeen = -1;

    /** @param advanced called after each step, holding no lock */
    ViewProgress(Runnable advanced) {
        this.advanced = advanced;
    }

    /** Held while documents are written; who holds it sees no half-written batch. */
    Lock quiet() {
        return quiet;
    }

    synchronized long position() {
        return position;
    }

    void seen(long at, boolean handled) {
        if (schedule(at, handled)) advanced.run();
    }

    void committed(long at) {
        if (commit(at)) advanced.run();
    }

    synchronized void reset() {
        position = -1;
        lastScheduled = -1;
        lastSeen = -1;
    }

    private synchronized boolean schedule(long at, boolean handled) {
        lastSeen = at;
        if (handled) lastScheduled = at;
        return !handled && position >= lastScheduled && advanceTo(at);
    }

    private synchronized boolean commit(long at) {
        return advanceTo(at == lastScheduled ? lastSeen : at);
    }

    private boolean advanceTo(long at) {
        if (at <= position) return false;
        position = at;
        return true;
    }
}
