package dev.pondkeeper.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * Which event a seal belongs to, so that a sealed payload cannot be moved to another one.
 *
 * @param eventId the event, or {@code snapshot} for a snapshot
 * @param stream its stream
 * @param type the logical name of its payload
 * @param rev the revision of its payload
 */
public record SealContext(
        String eventId,
        String stream,
        String type,
        @Nullable String rev) {}
