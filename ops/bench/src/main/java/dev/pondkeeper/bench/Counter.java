package dev.pondkeeper.bench;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The smallest aggregate that decides something: its next number. */
class Counter {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // read by Axon
    private @Nullable String id;

    private long value;

    record Count(@TargetAggregateIdentifier String id, String note) {}

    record Counted(String id, long value, String note) {}

    /** Decides that nothing is to be done. */
    record Look(@TargetAggregateIdentifier String id) {}

    @CommandHandler
    long handle(Look command) {
        return value;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Count command) {
        AggregateLifecycle.apply(new Counted(command.id(), value + 1, command.note()));
    }

    @EventSourcingHandler
    void on(Counted event) {
        id = event.id();
        value = event.value();
    }
}
