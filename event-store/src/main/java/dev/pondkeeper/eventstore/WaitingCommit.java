package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A draft that waits for its turn, with everything prepared that does not depend on where it lands. */
final class WaitingCommit {
    private final Thread owner = Thread.currentThread();
    private final CommitDraft draft;
    private final @Nullable String result;
    private final byte[] body;

    private @Nullable LedgerCommit landed;
    private @Nullable RuntimeException failure;
    private volatile boolean done;

    WaitingCommit(CommitDraft draft, @Nullable String result) {
        this.draft = draft;
        this.result = result;
        this.body = CanonicalForm.body(key(), fingerprint(), result, draft.streams(), draft.events());
    }

    /** An upper bound of the document's size: the canonical bytes and the names, types and lengths that BSON adds. */
    long bytes() {
        long meta =
                draft.events().stream().mapToLong(event -> event.meta().size()).sum();
        return body.length
                + 512L
                + 144L * (draft.events().size() + draft.streams().size())
                + 16 * meta;
    }

    CommitDraft draft() {
        return draft;
    }

    @Nullable
    String key() {
        return draft.intent() == null ? null : draft.intent().key();
    }

    private @Nullable String fingerprint() {
        return draft.intent() == null ? null : draft.intent().fingerprint();
    }

    LedgerCommit after(LedgerTail tail, Instant now) {
        long position = tail.position() + 1;
        int n = draft.events().size();
        Instant at = now.isBefore(tail.at()) ? tail.at() : now;
        List<LedgerEvent> events = new ArrayList<>(n);
        for (EventDraft event : draft.events()) {
            events.add(new LedgerEvent(
                    event.id(),
                    event.stream(),
                    event.seq(),
                    event.type(),
                    event.rev(),
                    event.time(),
                    event.payload(),
                    event.meta(),
                    position + events.size(),
                    at,
                    event.streamType()));
        }
        CommitHash hash = CanonicalForm.hash(tail.hash(), position, n, at, body);
        return new LedgerCommit(
                position, n, tail.hash(), hash, at, key(), fingerprint(), result, draft.streams(), events);
    }

    boolean isDone() {
        return done;
    }

    void land(LedgerCommit commit) {
        landed = commit;
        finish();
    }

    void fail(RuntimeException why) {
        failure = why;
        finish();
    }

    private void finish() {
        done = true;
        wake();
    }

    void wake() {
        if (owner != Thread.currentThread()) LockSupport.unpark(owner);
    }

    LedgerCommit outcome() {
        if (failure != null) {
            failure.addSuppressed(new AppendedFrom());
            throw failure;
        }
        return Objects.requireNonNull(landed);
    }

    /** The stack of the caller, because a failure is often made by the thread that sent the batch. */
    private static final class AppendedFrom extends RuntimeException {
        AppendedFrom() {
            super("appended from here");
        }
    }
}
