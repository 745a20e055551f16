package dev.pondkeeper.eventstore;

/**
 * Something published after the unit of work's events had been recorded, during its prepare-commit phase. One unit of work
 * is one commit; a second document would not be atomic with the first.
 */
public class SecondAppendRefused extends IllegalStateException {
    SecondAppendRefused(LedgerCommit first) {
        super("The unit of work is recorded at position " + first.position()
                + " already; publish before its commit is prepared.");
    }
}
