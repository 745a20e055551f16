package dev.pondkeeper.eventstore.deadlines;

import java.time.Instant;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.ScopeDescriptor;

/**
 * A deadline that was asked for and is not kept yet.
 *
 * @param seq its place among everything this process schedules and cancels
 */
record PlannedDeadline(
        String id, String name, Instant due, ScopeDescriptor scope, DeadlineMessage<?> message, long seq) {}
