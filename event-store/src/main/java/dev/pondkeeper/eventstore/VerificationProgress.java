package dev.pondkeeper.eventstore;

/**
 * How far a verification is.
 *
 * @param pass which reading of the ledger this is, the first is 1
 * @param passes how many there will be
 * @param position the last position that has been read in this pass
 */
public record VerificationProgress(int pass, int passes, long position) {}
