package dev.pondkeeper.eventstore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BSONException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ledger from its first to its last commit and stops at the first fault.
 *
 * <p>Sequences and keys have to be remembered to be compared. To keep that bounded, each pass over the ledger takes the
 * streams and keys of one share of all hash codes.
 */
final class LedgerVerification {
    private static final int PAGE = 200;
    private static final long COMMITS_PER_PASS = 500_000;

    private final MongoLedger mongo;
    private final Consumer<VerificationProgress> progress;
    private final int passes;

    private long commits;
    private long events;
    private CommitHash head = CommitHash.NONE;

    LedgerVerification(MongoLedger mongo, Consumer<VerificationProgress> progress) {
        this.mongo = mongo;
        this.progress = progress;
        this.passes = (int) (mongo.estimatedCommits() / COMMITS_PER_PASS) + 1;
    }

    VerificationReport run() {
        long next = 0;
        try {
            for (int pass = 0; pass < passes; pass++) {
                Share share = new Share(pass, passes);
                LedgerTail tail = LedgerTail.EMPTY;
                next = 0;
                for (List<LedgerCommit> page = read(0); !page.isEmpty(); page = read(next)) {
                    for (LedgerCommit commit : page) {
                        if (pass == 0) {
                            checkCommit(tail, commit);
                            count(commit);
                        }
                        share.check(commit);
                        tail = LedgerTail.after(commit);
                        next = commit.lastPosition() + 1;
                    }
                    progress.accept(new VerificationProgress(pass + 1, passes, next - 1));
                }
            }
        } catch (Fault fault) {
            return new VerificationReport(commits, events, head, fault.position, fault.getMessage());
        }
        return new VerificationReport(commits, events, head, null, null);
    }

    private void count(LedgerCommit commit) {
        commits++;
        events += commit.n();
        head = commit.hash();
    }

    private List<LedgerCommit> read(long from) {
        try {
            return mongo.from(from, PAGE).stream().map(CommitFields::read).toList();
        } catch (BSONException | IllegalArgumentException | NullPointerException unreadable) {
            return readUpToUnreadable(from);
        }
    }

    /** One by one, so that the fault names the very document. */
    private List<LedgerCommit> readUpToUnreadable(long from) {
        try {
            return mongo.from(from, 1).stream().map(CommitFields::read).toList();
        } catch (BSONException | IllegalArgumentException | NullPointerException unreadable) {
            throw new Fault(from, "the document is not a commit in this format: " + unreadable.getMessage());
        }
    }

    private static void checkCommit(LedgerTail tail, LedgerCommit commit) {
        long expected = tail.position() + 1;
        require(
                commit.position() == expected,
                expected,
                () -> "there is no commit; the next is at " + commit.position());
        long at = commit.position();
        require(
                commit.n() == commit.events().size() && commit.n() > 0,
                at,
                () -> "n is " + commit.n() + " for " + commit.events().size() + " events");
        require(commit.prev().equals(tail.hash()), at, () -> "prev is not the hash of the commit before");
        require(CanonicalForm.hashOf(commit).equals(commit.hash()), at, () -> "the hash is not that of its bytes");
        require(!commit.at().isBefore(tail.at()), at, () -> "it was recorded before the commit before it");
        checkStreams(commit);
    }

    private static void checkStreams(LedgerCommit commit) {
        Set<String> ids = new HashSet<>();
        Map<String, Long> next = new HashMap<>();
        Map<String, LedgerStream> streams = new HashMap<>();
        for (LedgerStream stream : commit.streams()) {
            require(
                    streams.put(stream.id(), stream) == null,
                    commit.position(),
                    () -> "stream " + stream.id() + " is listed twice");
            next.put(stream.id(), stream.from());
        }
        for (LedgerEvent event : commit.events()) {
            require(ids.add(event.id()), event.position(), () -> "event id " + event.id() + " is there twice");
            Long expected = next.put(event.stream(), event.seq() + 1);
            require(
                    Objects.equals(expected, event.seq()),
                    event.position(),
                    () -> "stream " + event.stream() + " has sequence " + event.seq() + " where " + expected
                            + " belongs");
        }
        streams.forEach((id, stream) -> require(
                Objects.equals(next.get(id), stream.to() + 1),
                commit.position(),
                () -> "stream " + id + " does not reach its sequence " + stream.to()));
    }

    private static void require(boolean holds, long position, Supplier<String> otherwise) {
        if (!holds) throw new Fault(position, otherwise.get());
    }

    /** The streams and keys that one pass remembers. */
    private static final class Share {
        private final int pass;
        private final int passes;
        private final Map<String, Long> heads = new HashMap<>();
        private final Set<String> keys = new HashSet<>();

        Share(int pass, int passes) {
            this.pass = pass;
            this.passes = passes;
        }

        void check(LedgerCommit commit) {
            String key = commit.key();
            require(
                    key == null || !takes(key) || keys.add(key),
                    commit.position(),
                    () -> "key " + key + " has a commit before this one");
            for (LedgerStream stream : commit.streams()) {
                if (!takes(stream.id())) continue;
                @Nullable Long head = heads.put(stream.id(), stream.to());
                long expected = head == null ? 0 : head + 1;
                require(
                        stream.from() == expected,
                        commit.position(),
                        () -> "stream " + stream.id() + " goes on at sequence " + stream.from() + " after "
                                + (head == null ? "nothing" : head));
            }
        }

        private boolean takes(String name) {
            return Math.floorMod(name.hashCode(), passes) == pass;
        }
    }

    private static final class Fault extends RuntimeException {
        private final long position;

        Fault(long position, String text) {
            super(text);
            this.position = position;
        }
    }
}
