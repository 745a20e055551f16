package dev.pondkeeper.saga.touch;

import org.jspecify.annotations.Nullable;

/** What a channel says to a touch that it was given. */
public sealed interface Delivery {

    /** @param reference the channel's own id of the message */
    record Accepted(@Nullable String reference) implements Delivery {}

    /**
     * It will never be sent this way.
     *
     * @param reason at most 200 characters; no personal data
     */
    record Failed(String reason) implements Delivery {}
}
