package dev.pondkeeper.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The range of one stream that a commit holds.
 *
 * @param id the stream
 * @param type the kind of aggregate, absent for an event that is a stream of its own
 * @param from the first sequence number in the commit
 * @param to the last sequence number in the commit, inclusive
 */
public record LedgerStream(String id, @Nullable String type, long from, long to) {}
