package dev.pondkeeper.command.programme;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeCommand;
import dev.pondkeeper.kernel.programme.ProgrammeCommand.PublishProgramme;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import dev.pondkeeper.kernel.programme.ProgrammeEvent.ProgrammePublished;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The programme (规则集), version after version; the first is the shipped one and needs no event. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class PublishedProgramme {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private Programme inForce = Programme.DEFAULT;

    PublishedProgramme() {} // Axon rebuilds the programme from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PublishProgramme command) {
        if (command.as(inForce.version()).equals(inForce)) return; // the same document again
        Integer expected = command.expectedVersion();
        if (expected != null && expected != inForce.version()) {
            throw new ProgrammeSuperseded(expected, inForce.version());
        }
        Programme next = command.as(inForce.version() + 1);
        List<String> reasons = ProgrammeLaw.reasonsAgainst(next);
        if (!reasons.isEmpty()) throw new UnlawfulProgramme(reasons);
        apply(new ProgrammePublished(next.version(), ProgrammeDocument.of(next), command.happenedAt()));
    }

    @EventSourcingHandler
    void on(ProgrammePublished event) {
        stream = ProgrammeCommand.STREAM;
        inForce = event.programme();
    }
}
