package dev.pondkeeper.app.deadline;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The deadlines that were written last, so that an import does not write the same one for every order. */
final class LatelyKept {

    private static final int MOST = 4_096;

    private final Map<String, Instant> due = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    /** Whether it was written for that time and cannot have fired yet. */
    synchronized boolean has(String id, Instant at, Instant now) {
        return at.isAfter(now) && at.equals(due.get(id));
    }

    synchronized void add(String id, Instant at) {
        due.put(id, at);
    }
}
