package dev.pondkeeper.eventstore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store with the rules of the real one and nothing else; what tests put in front of it misbehaves. */
class MemoryStore implements CommitStore {
    private final ConcurrentSkipListMap<Long, LedgerCommit> commits = new ConcurrentSkipListMap<>();
    private final Set<String> sequences = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    @Override
    public void insert(List<LedgerCommit> batch) {
        synchronized (commits) {
            insertAlone(batch);
        }
    }

    private void insertAlone(List<LedgerCommit> batch) {
        for (int i = 0; i < batch.size(); i++) {
            LedgerCommit commit = batch.get(i);
            if (commits.containsKey(commit.position())) throw new InsertRefused(i, Refusal.POSITION, "_id");
            List<String> taken = lockedBy(commit);
            if (taken.stream().anyMatch(sequences::contains)) throw new InsertRefused(i, Refusal.SEQUENCE, "sequence");
            String key = commit.key();
            if (key != null && !takesKey(key)) throw new InsertRefused(i, Refusal.KEY, "key");
            sequences.addAll(taken);
            commits.put(commit.position(), commit);
        }
    }

    List<String> lockedBy(LedgerCommit commit) {
        return commit.events().stream()
                .map(event -> event.stream() + "@" + event.seq())
                .toList();
    }

    boolean takesKey(String key) {
        return keys.add(key);
    }

    @Override
    public Optional<LedgerCommit> last() {
        return commits.isEmpty()
                ? Optional.empty()
                : Optional.of(commits.lastEntry().getValue());
    }

    @Override
    public Optional<LedgerCommit> at(long position) {
        return Optional.ofNullable(commits.get(position));
    }

    @Override
    public Optional<LedgerCommit> byKey(String key) {
        return commits.values().stream()
                .filter(commit -> key.equals(commit.key()))
                .findFirst();
    }

    @Override
    public OptionalLong headOf(String stream) {
        return commits.values().stream()
                .flatMap(commit -> commit.stream(stream).stream())
                .mapToLong(LedgerStream::to)
                .max();
    }

    List<LedgerCommit> all() {
        return new ArrayList<>(commits.values());
    }
}
