package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The few things that recording a commit asks of a store: the port at which its calls can be counted, delayed or cut.
 */
interface CommitStore {
    /**
     * Inserts the commits in order and stops at the first that is refused; on return all of them are there for good.
     *
     * @throws InsertRefused when one was refused: those before it are there, it and those behind it are not
     * @throws OutcomeOpen when the answer got lost: some first ones may be there, now or later
     * @throws StoreUnreachable when nothing was sent
     */
    void insert(List<LedgerCommit> commits);

    /** The commit with the greatest position. */
    Optional<LedgerCommit> last();

    /** The commit whose first event is at exactly this position. */
    Optional<LedgerCommit> at(long position);

    /** The commit that holds this key. */
    Optional<LedgerCommit> byKey(String key);

    /** The last sequence of a stream. */
    OptionalLong headOf(String stream);

    /** Why a commit was refused. */
    enum Refusal {
        /** Another commit is at its position. */
        POSITION,
        /** Another commit is at one of its sequences. */
        SEQUENCE,
        /** Another commit holds its key. */
        KEY,
        /** The server had another reason; trying again does not help. */
        OTHER
    }

    /** One commit of a batch was refused. */
    final class InsertRefused extends RuntimeException {
        private final int index;
        private final Refusal refusal;

        InsertRefused(int index, Refusal refusal, String answer) {
            super(answer);
            this.index = index;
            this.refusal = refusal;
        }

        int index() {
            return index;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    /** The request was sent and its answer did not come. */
    final class OutcomeOpen extends RuntimeException {
        OutcomeOpen(Throwable cause) {
            super(cause);
        }
    }
}
