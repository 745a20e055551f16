package dev.pondkeeper.eventstore;

import java.time.Duration;

/**
 * What may be chosen about a ledger.
 *
 * @param collection the name of the collection that holds it
 * @param maxCommitsInBatch how many waiting commits may travel in one insert
 * @param maxBatchBytes how many bytes they may have together; a server takes 48 MB in one message
 * @param maxCommitBytes how large one commit may be; a server takes documents of 16 MiB
 * @param patience how long a commit with an unknown outcome is sent again before the caller hears that it is unknown
 */
public record LedgerSettings(
        String collection, int maxCommitsInBatch, long maxBatchBytes, long maxCommitBytes, Duration patience) {
    /** The collection {@code ledger}, batches of 256 commits or 8 MiB, commits of 15 MiB, ten seconds of patience. */
    public static LedgerSettings defaults() {
        return new LedgerSettings("ledger", 256, 8L << 20, 15L << 20, Duration.ofSeconds(10));
    }

    public LedgerSettings {
        if (collection.isBlank()) {
            throw new IllegalArgumentException("The ledger's collection needs a name.");
        }
        if (maxCommitsInBatch < 1 || maxBatchBytes < 1) {
            throw new IllegalArgumentException("A batch holds at least one commit.");
        }
        if (maxCommitBytes < 1 || maxCommitBytes > 15L << 20) {
            throw new IllegalArgumentException(
                    "A commit is one document: at most 15 MiB, so that it fits with its frame.");
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Patience is a duration, not " + patience + ".");
        }
    }

    /** The same settings over another collection. */
    public LedgerSettings withCollection(String name) {
        return new LedgerSettings(name, maxCommitsInBatch, maxBatchBytes, maxCommitBytes, patience);
    }

    /** The same settings with other patience. */
    public LedgerSettings withPatience(Duration duration) {
        return new LedgerSettings(collection, maxCommitsInBatch, maxBatchBytes, maxCommitBytes, duration);
    }
}
