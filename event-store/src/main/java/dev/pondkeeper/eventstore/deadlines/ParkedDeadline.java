package dev.pondkeeper.eventstore.deadlines;

import java.time.Instant;

/**
 * A deadline that failed so often that it waits for somebody to look.
 *
 * @param scope whom it belongs to, as JSON
 * @param attempts that failed
 * @param error of the last attempt, without what the payload says
 * @param parkedAt real time
 */
public record ParkedDeadline(
        String id, String name, Instant due, String scope, int attempts, String error, Instant parkedAt) {}
