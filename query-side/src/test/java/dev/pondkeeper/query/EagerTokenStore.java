package dev.pondkeeper.query;

import java.util.concurrent.CompletableFuture;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/** Stores a token at once, as a store on a database does; Axon's own in memory waits for the unit of work to end well. */
final class EagerTokenStore extends InMemoryTokenStore {

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        CompletableFuture.runAsync(() -> super.storeToken(token, processor, segment))
                .join();
    }
}
