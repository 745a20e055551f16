package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.Command;
import java.time.Instant;

/**
 * How a policy lets something happen later by itself: a deadline whose whole effect is one command through the front door. It
 * survives restarts, never fires early, and its command takes effect once.
 */
@FunctionalInterface
public interface DueCommands {

    /**
     * Asks for a command at a time, kept before the event that asks for it counts as heard. Asking again with the same policy
     * and id moves it, as long as it has not fired.
     *
     * @param due in recorded time; what lies in the past fires at once
     * @param policy kebab-case name of the asking policy, for ever
     * @param id unique within the policy
     * @param command with ids only, nothing personal; where it leaves its business time open, that is when it fires
     */
    void at(Instant due, String policy, String id, Command command);
}
