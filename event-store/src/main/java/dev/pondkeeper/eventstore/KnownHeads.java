package dev.pondkeeper.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** How far this process has seen streams reach. Only ever a lower bound, so an old entry is never wrong. */
final class KnownHeads {
    private static final int STREAMS = 100_000;

    private final Cache<String, Long> heads =
            Caffeine.newBuilder().maximumSize(STREAMS).build();

    void reached(String stream, long seq) {
        if (seq >= 0 && !areKnownToReach(stream, seq)) heads.put(stream, seq);
    }

    boolean areKnownToReach(String stream, long seq) {
        Long known = heads.getIfPresent(stream);
        return known != null && known >= seq;
    }
}
