package dev.pondkeeper.app.reaction;

import dev.pondkeeper.kernel.MetadataKeys;
import java.util.OptionalLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Where the commit of the caller stands that an event goes back to, over however many reactions. */
public final class RootPosition {

    private RootPosition() {}

    /** Empty for what did not come out of the ledger. */
    public static OptionalLong of(EventMessage<?> event) {
        Object inherited = event.getMetaData().get(MetadataKeys.ROOT_POSITION);
        if (inherited != null) return OptionalLong.of(Long.parseLong(inherited.toString()));
        if (!(event instanceof TrackedEventMessage<?> tracked) || tracked.trackingToken() == null) {
            return OptionalLong.empty();
        }
        return tracked.trackingToken().position();
    }
}
