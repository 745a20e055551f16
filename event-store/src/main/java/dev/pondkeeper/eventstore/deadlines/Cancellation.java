package dev.pondkeeper.eventstore.deadlines;

import org.axonframework.messaging.ScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What shall be cancelled: one deadline, or all of a name, or all of a name within a scope.
 *
 * @param seq its place among everything this process schedules and cancels: what came later is not meant
 */
record Cancellation(
        String name, @Nullable String id, @Nullable ScopeDescriptor scope, long seq) {

    boolean means(PlannedDeadline planned) {
        return planned.name().equals(name)
                && planned.seq() < seq
                && (id == null || id.equals(planned.id()))
                && (scope == null || scope.equals(planned.scope()));
    }
}
