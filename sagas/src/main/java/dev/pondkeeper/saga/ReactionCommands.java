package dev.pondkeeper.saga;

import dev.pondkeeper.kernel.Command;

/**
 * How a policy or saga asks for something: through the front door, as a commit of its own, outside the unit of work in which
 * it heard of the event. Before the processor moves on, everything asked for has been decided.
 */
public interface ReactionCommands {

    /**
     * Asks for a command once and for all: a second time with the same policy and id changes nothing, also after a crash.
     *
     * @param policy kebab-case name of the asking policy, for ever
     * @param id what the policy reacted to, unique within it
     */
    void send(String policy, String id, Command command);
}
