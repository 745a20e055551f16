package dev.pondkeeper.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One customer's membership (会员): terms that follow each other and never overlap. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class Membership {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private final List<MemberEnrolled> terms = new ArrayList<>();

    Membership() {} // Axon rebuilds the membership from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            EnrolMember command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        Programme rules = programme.get();
        Instant startsAt = command.startsAt() == null ? command.happenedAt() : command.startsAt();
        Instant endsAt = command.endsAt() == null ? TermPolicy.endOf(startsAt, rules) : command.endsAt();
        TermPolicy.requireLater(startsAt, endsAt);
        if (terms.stream().anyMatch(known -> repeats(command, startsAt, known))) return;
        MemberEnrolled term = terms.isEmpty() ? null : terms.get(terms.size() - 1);
        if (term != null && startsAt.isBefore(term.endsAt())) {
            throw new AlreadyMember(command.customerId(), term.plan(), term.endsAt());
        }
        apply(new MemberEnrolled(
                command.customerId(),
                command.plan(),
                term == null ? 1 : term.termNo() + 1,
                startsAt,
                endsAt,
                recordedAt.isBefore(startsAt) ? "PENDING" : "ACTIVE",
                rules.version(),
                command.happenedAt()));
    }

    @EventSourcingHandler
    void on(MemberEnrolled event) {
        stream = new StreamId("membership", event.customerId().value());
        terms.add(event);
    }

    /** An end that the caller left out cannot contradict the term there is. */
    private static boolean repeats(EnrolMember command, Instant startsAt, MemberEnrolled term) {
        return command.plan().equals(term.plan())
                && startsAt.equals(term.startsAt())
                && (command.endsAt() == null || command.endsAt().equals(term.endsAt()));
    }
}
