package dev.pondkeeper.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Commits of this process that have landed, until the tail reader takes them: what is in memory need not be read. Bounded; what
 * does not fit is read from the store like everything else.
 */
final class FreshCommits {
    private final int maxEvents;
    private final Deque<LedgerCommit> commits = new ArrayDeque<>();
    private int events;

    FreshCommits(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    synchronized void add(List<LedgerCommit> landed) {
        for (LedgerCommit commit : landed) {
            commits.add(commit);
            events += commit.n();
        }
        while (events > maxEvents) {
            events -= commits.remove().n();
        }
    }

    /** The commits that follow the position without a gap; empty where another process was there first. */
    synchronized List<LedgerCommit> takeAfter(long position) {
        List<LedgerCommit> following = new ArrayList<>();
        long next = position + 1;
        for (LedgerCommit first = commits.peek(); first != null; first = commits.peek()) {
            if (first.position() > next) break;
            commits.remove();
            events -= first.n();
            if (first.position() == next) {
                following.add(first);
                next = first.lastPosition() + 1;
            }
        }
        return following;
    }
}
