package dev.pondkeeper.eventstore;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** What the caller of a commit hears that the store refused for good. */
final class Refusals {
    private Refusals() {}

    static RuntimeException tell(CommitStore store, WaitingCommit commit, CommitStore.InsertRefused refused) {
        return switch (refused.refusal()) {
            case SEQUENCE -> repeated(store, commit).orElseGet(() -> sequenceTaken(store, commit.draft(), refused));
            case KEY -> repeated(store, commit).orElseGet(() -> keyUnseen(commit));
            case POSITION, OTHER -> new EventStoreException("The store refused the commit.", refused);
        };
    }

    /** A repeat of a command meets its own events as well as its key, and a server names either: the key says more. */
    private static Optional<RuntimeException> repeated(CommitStore store, WaitingCommit commit) {
        String key = commit.key();
        return key == null ? Optional.empty() : store.byKey(key).map(first -> new CommitKeyTaken(key, first));
    }

    private static RuntimeException sequenceTaken(
            CommitStore store, CommitDraft draft, CommitStore.InsertRefused refused) {
        List<EventDraft> events = draft.events();
        EventDraft loser = events.stream()
                .filter(event -> draft.streams().size() > 1)
                .filter(event -> store.headOf(event.stream()).orElse(-1) >= event.seq())
                .findFirst()
                .orElse(events.get(0));
        SequenceTaken taken = new SequenceTaken(loser, "another commit was first");
        taken.initCause(refused);
        return taken;
    }

    private static RuntimeException keyUnseen(WaitingCommit commit) {
        return new CommitOutcomeUnknown(
                new IllegalStateException("The key " + commit.key() + " is taken, and its commit cannot be seen yet."));
    }
}
