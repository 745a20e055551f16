package dev.pondkeeper.simulation;

/** One thing that must hold whatever happens. */
interface Check {

    /** The next event; what was known before it stands in the case. */
    void see(Happening event, CaseFile file);

    /** The last event has been seen. */
    default void close(CaseFile file) {}
}
