package dev.pondkeeper.eventstore;

import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Axon's cache of aggregates, bounded by how many it holds. An entry may be stale when another process has written: the
 * unique sequence then refuses the commit, the roll-back evicts the entry, and the retry loads afresh.
 *
 * <p>Listeners are not told anything, because nothing that evicts here is of interest to the repositories that use it.
 */
public final class HotAggregates implements Cache {
    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> entries;

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
        return (V) entries.getIfPresent(key);
    }

    /** An aggregate that was made for a command and then recorded nothing has no identifier; it is not kept. */
    @Override
    public void put(@Nullable Object key, Object value) {
        if (key != null) entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.asMap().putIfAbsent(key, value) == null;
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
