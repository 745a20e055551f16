package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A store that passes everything on; a test changes one thing about it. */
class PassingStore implements CommitStore {
    private final CommitStore store;

    PassingStore(CommitStore store) {
        this.store = store;
    }

    @Override
    public void insert(List<LedgerCommit> commits) {
        store.insert(commits);
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
}
