package dev.pondkeeper.bench;

/** One way of doing the same work. */
interface Peer {
    /** How it is called in the report. */
    String name();

    /**
     * Does one piece of work; called by one thread for each client at once.
     *
     * @return how many units the piece was
     */
    long once(int client);
}
