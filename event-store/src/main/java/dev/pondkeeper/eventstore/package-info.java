/**
 * Keeps: one append-only ledger on MongoDB behind Axon's interfaces, with gap-free positions, atomic commits, keys and a hash chain.
 *
 * <p>{@link dev.pondkeeper.eventstore.Ledger} is the ledger itself and knows nothing of Axon's messages. Around it:
 *
 * <ul>
 *   <li>{@link dev.pondkeeper.eventstore.LedgerEventStorageEngine} and {@link dev.pondkeeper.eventstore.LedgerEventStore} put it
 *       behind Axon's interfaces; one root unit of work is one commit;
 *   <li>{@link dev.pondkeeper.eventstore.CommitIntent} gives a command its key, {@link dev.pondkeeper.eventstore.CommitReceipt}
 *       says what was recorded, {@link dev.pondkeeper.eventstore.ConflictRetry} decides again after a conflict;
 *   <li>{@link dev.pondkeeper.eventstore.HotAggregates} keeps aggregates in memory, bounded;
 *   <li>{@link dev.pondkeeper.eventstore.LedgerTokenStore}, {@link dev.pondkeeper.eventstore.LedgerSagaStore} and {@link
 *       dev.pondkeeper.eventstore.LedgerDeadLetters} keep what processors need;
 *   <li>{@link dev.pondkeeper.eventstore.PayloadSeal} and {@link dev.pondkeeper.eventstore.EventTypeNames} are what a user may
 *       put in: what closes payloads, and what they are called.
 * </ul>
 *
 * <p>How an append can end, besides well: {@link dev.pondkeeper.eventstore.SequenceTaken} (behind Axon's interfaces its own
 * {@code ConcurrencyException}, at sequence 0 {@code AggregateStreamCreationException}: load again and decide again), {@link
 * dev.pondkeeper.eventstore.CommitKeyTaken} (it has happened; here is the commit), {@link
 * dev.pondkeeper.eventstore.CommitTooLarge} and {@link dev.pondkeeper.eventstore.StoreUnreachable} (nothing was recorded), {@link
 * dev.pondkeeper.eventstore.CommitOutcomeUnknown} (ask again with the same key; nothing else tells).
 *
 * <p>What is on disk is written down in {@code docs/ledger-format.md}. Needed of the server: unique indexes, ordered inserts,
 * atomic single documents. Sessions and transactions are not used; change streams only wake readers, where the server has them.
 */
@NullMarked
package dev.pondkeeper.eventstore;

import org.jspecify.annotations.NullMarked;
