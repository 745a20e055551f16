package dev.pondkeeper.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Axon's cache of aggregates, bounded by how many it holds. An entry may be stale when another process has written: the
 * unique sequence then refuses the commit, the roll-back evicts the entry, and the retry loads afresh. What is decided without
 * a commit is compared with the store by {@link OvertakenDecisions}, which has to stand among the command bus's interceptors.
 *
 * <p>Listeners are not told anything, because nothing that evicts here is of interest to the repositories that use it.
 */
public final class HotAggregates implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Held> entries;

    /**
     * An entry.
     *
     * @param seq of the last event that it was built from, −1 for none, {@link UnitStreams#UNKNOWN} where nobody can tell
     */
    private record Held(Object value, long seq) {}

    /**
     * Makes an empty cache.
     *
     * @param maxAggregates how many aggregates stay in memory
     * @throws IllegalArgumentException when it is not positive
     */
    public HotAggregates(long maxAggregates) {
        if (maxAggregates < 1) {
            throw new IllegalArgumentException("A cache holds at least one aggregate, not " + maxAggregates + ".");
        }
        entries = Caffeine.newBuilder().maximumSize(maxAggregates).build();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface's own promise
    public <K, V> @Nullable V get(K key) {
        Held held = entries.getIfPresent(key);
        if (held == null) return null;
        UnitStreams.current().ifPresent(unit -> unit.served(String.valueOf(key), held.seq()));
        return (V) held.value();
    }

    /** An aggregate that was made for a command and then recorded nothing has no identifier; it is not kept. */
    @Override
    public void put(@Nullable Object key, Object value) {
        if (key == null) return;
        Optional<UnitStreams> current = UnitStreams.current();
        long seq = current.map(unit -> unit.seqOf(String.valueOf(key))).orElse(UnitStreams.UNKNOWN);
        entries.put(key, new Held(value, seq));
        current.ifPresent(unit -> unit.onceRecorded(this, this::advance));
    }

    /** What a unit of work has put here before it was recorded. */
    private void advance(LedgerCommit recorded) {
        for (LedgerStream stream : recorded.streams()) {
            entries.asMap().computeIfPresent(stream.id(), (key, held) -> new Held(held.value(), stream.to()));
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, new Held(value, UnitStreams.UNKNOWN)) == null;
    }

    @Override
    public boolean remove(Object key) {
        return entries.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.getIfPresent(key) != null;
    }

    /** How many entries are left once evictions that are due have been done. */
    long settledSize() {
        entries.cleanUp();
        return entries.estimatedSize();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true;
    }
}
