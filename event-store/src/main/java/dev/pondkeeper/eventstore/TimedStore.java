package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** A store that tells how long its answers to inserts take, before anybody else hears of them. */
record TimedStore(CommitStore store, LongSupplier nanoTime, Answered answered) implements CommitStore {
    @Override
    public void insert(List<LedgerCommit> commits) {
        long begun = nanoTime.getAsLong();
        store.insert(commits);
        answered.heard(commits.size(), nanoTime.getAsLong() - begun);
    }

    @Override
    public Optional<LedgerCommit> last() {
        return store.last();
    }

    @Override
    public Optional<LedgerCommit> at(long position) {
        return store.at(position);
    }

    @Override
    public Optional<LedgerCommit> byKey(String key) {
        return store.byKey(key);
    }

    @Override
    public OptionalLong headOf(String stream) {
        return store.headOf(stream);
    }

    /** Hears how long a batch took that has landed. */
    interface Answered {
        void heard(int commits, long nanos);
    }
}
