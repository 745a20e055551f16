/**
 * Keeps: one append-only ledger on MongoDB behind Axon's interfaces, with gap-free positions, atomic commits, keys and a hash chain.
 *
 * <p>{@link dev.pondkeeper.eventstore.Ledger} is the ledger itself and knows nothing of Axon's messages; {@link
 * dev.pondkeeper.eventstore.LedgerEventStorageEngine} and {@link dev.pondkeeper.eventstore.LedgerEventStore} put it behind
 * Axon's interfaces. What is on disk is written down in {@code docs/ledger-format.md}.
 */
@NullMarked
package dev.pondkeeper.eventstore;

import org.jspecify.annotations.NullMarked;
