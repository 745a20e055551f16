package dev.pondkeeper.app.deadline;

import org.axonframework.messaging.ScopeDescriptor;

/**
 * The scope of a deadline whose whole effect is one command.
 *
 * @param stream that the command is for; what falls due of one stream is sent one after the other
 */
record FrontDoor(String stream) implements ScopeDescriptor {

    @Override
    public String scopeDescription() {
        return "the front door, for " + stream;
    }
}
