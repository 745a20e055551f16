package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Event;
import java.time.Instant;

/** Something that must hold at every moment of every history, told from events alone and knowing no decider. */
interface Rule {

    /**
     * Takes in the next event.
     *
     * @throws AssertionError if the rule is broken by it
     */
    void hear(Event event);

    /**
     * Looks at the whole, once no policy lags behind.
     *
     * @param now recorded time at the end of the history
     * @throws AssertionError if the rule does not hold in the end
     */
    default void settled(Instant now) {}
}
