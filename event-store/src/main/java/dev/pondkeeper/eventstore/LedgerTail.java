package dev.pondkeeper.eventstore;

import java.time.Instant;

/** Where the ledger ends: the position of its last event, −1 where there is none, and what the next commit builds on. */
record LedgerTail(long position, CommitHash hash, Instant at) {
    static final LedgerTail EMPTY = new LedgerTail(-1, CommitHash.NONE, Instant.EPOCH);

    static LedgerTail after(LedgerCommit commit) {
        return new LedgerTail(commit.lastPosition(), commit.hash(), commit.at());
    }
}
