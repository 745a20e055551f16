package dev.pondkeeper.eventstore;

import java.util.List;
import org.bson.RawBsonDocument;

/**
 * A stretch of the ledger as the store sent it. It knows where it ends without having been decoded, so that the next page can be
 * on its way while this one is.
 *
 * @param after the position it begins behind; its first commit may begin before that
 * @param to the last position it covers; equal to {@code after} where there was nothing
 * @param full whether there may be more behind it
 * @param documents its commits in order
 */
record LedgerPage(long after, long to, boolean full, List<RawBsonDocument> documents) {
    static LedgerPage of(long after, List<RawBsonDocument> documents, int max) {
        if (documents.isEmpty()) return new LedgerPage(after, after, false, documents);
        long to = CommitFields.read(documents.get(documents.size() - 1)).lastPosition();
        return new LedgerPage(after, to, documents.size() >= max, documents);
    }

    List<LedgerCommit> commits() {
        return documents.stream().map(CommitFields::read).toList();
    }
}
