package dev.pondkeeper.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.EvaluateTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One customer's membership (会员): terms that follow each other and never overlap, growth value, and the tier reached by it.
 * Every decision first records what has fallen due.
 */
@Aggregate(
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver",
        snapshotTriggerDefinition = "snapshotTrigger")
class Membership {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private final Course course = new Course();
    private final Terms terms = new Terms();
    private final Growth growth = new Growth();
    private final TierStanding tier = new TierStanding();
    private final Heritage heritage = new Heritage();

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
        Terms.Enrolment asked = Terms.asked(command, rules);
        if (terms.has(command, asked)) return;
        settle(command.customerId(), recordedAt, rules);
        apply(terms.enrolment(command, asked, course, recordedAt, rules));
        settle(command.customerId(), recordedAt, rules);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            RenewMembership command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (terms.has(command)) return;
        Programme rules = programme.get();
        settle(command.customerId(), TermPolicy.earlier(command.happenedAt(), recordedAt), rules);
        apply(terms.renewal(command, course, recordedAt, rules));
        settle(command.customerId(), recordedAt, rules);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ExtendMembership command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (terms.has(command)) return;
        Programme rules = programme.get();
        settle(command.customerId(), TermPolicy.earlier(command.happenedAt(), recordedAt), rules);
        apply(terms.extension(command, course, recordedAt, rules));
        settle(command.customerId(), recordedAt, rules);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            CancelMembership command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (course.isCancelled()) return;
        Programme rules = programme.get();
        settle(command.customerId(), TermPolicy.earlier(command.happenedAt(), recordedAt), rules);
        apply(course.cancellation(command));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            AddGrowth command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForBooking(command.customerId());
        Programme rules = programme.get();
        Instant asOf = TermPolicy.later(recordedAt, command.occurredAt());
        growth.of(command, asOf, rules).ifPresent(added -> add(added, recordedAt, rules));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ReduceGrowth command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForBooking(command.customerId());
        Programme rules = programme.get();
        Instant asOf = TermPolicy.later(recordedAt, command.occurredAt());
        Optional<GrowthReduced> reduced = growth.of(command, asOf, rules);
        if (reduced.isEmpty()) return;
        settle(command.customerId(), recordedAt, rules);
        apply(reduced.get());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            GrantTaskGrowth command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        Programme rules = programme.get();
        Instant asOf = TermPolicy.later(recordedAt, command.happenedAt());
        growth.of(command, asOf, rules).ifPresent(added -> add(added, recordedAt, rules));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SetTier command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        if (tier.isSet(command)) return;
        Programme rules = programme.get();
        TierSet set = TierStanding.floor(command, recordedAt, rules);
        settle(command.customerId(), recordedAt, rules);
        apply(set);
        tier.lifted(set, growth.valueAt(recordedAt, rules), rules).ifPresent(moved -> apply(moved));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            EvaluateTier command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.require(command.customerId());
        Programme rules = programme.get();
        settle(command.customerId(), recordedAt, rules);
        TierEvaluated evaluated =
                tier.evaluate(command.customerId(), growth.valueAt(recordedAt, rules), recordedAt, rules);
        if (!tier.repeats(evaluated)) evaluated(evaluated, rules);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            SettleMembership command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt,
            KnownCustomers customers,
            CurrentProgramme programme) {
        customers.requireForBooking(command.customerId());
        settle(command.customerId(), recordedAt, programme.get());
    }

    @Nullable
    String recordedTier() {
        return tier.recorded();
    }

    /** Why a term's end needs no reminder any more; empty as long as it does. */
    Optional<Outcome> fateOf(int termNo, Instant endsAt) {
        return course.fateOf(termNo, endsAt);
    }

    Growth growth() {
        return growth;
    }

    /** What a merge hands on from here. */
    Estate estate(CustomerId customer, Instant recordedAt, Programme rules) {
        settle(customer, recordedAt, rules);
        return union(customer, rules, recordedAt, recordedAt).estate();
    }

    void join(
            CustomerId customer,
            CustomerId merged,
            Estate estate,
            Instant occurredAt,
            Instant recordedAt,
            Programme rules) {
        settle(customer, recordedAt, rules);
        union(customer, rules, occurredAt, recordedAt).join(merged, estate);
        settle(customer, recordedAt, rules);
    }

    List<GrowthShare> part(
            CustomerId customer,
            CustomerId merged,
            Growth theirs,
            Instant occurredAt,
            Instant recordedAt,
            Programme rules) {
        settle(customer, recordedAt, rules);
        List<GrowthShare> back = union(customer, rules, occurredAt, recordedAt).part(merged, theirs);
        settle(customer, recordedAt, rules);
        return back;
    }

    /** What fell due while nobody acted for this membership is recorded by what it is now, so the growth value comes back first. */
    void comeBack(
            CustomerId customer,
            CustomerId survivor,
            List<GrowthShare> back,
            Instant occurredAt,
            Instant recordedAt,
            Programme rules) {
        union(customer, rules, occurredAt, recordedAt).comeBack(survivor, back);
        settle(customer, recordedAt, rules);
    }

    @EventSourcingHandler
    void on(MembershipEvent event) {
        stream = new StreamId("membership", event.customerId().value());
        course.on(event);
        terms.on(event);
        growth.on(event);
        tier.on(event);
        heritage.on(event);
    }

    private Union union(CustomerId customer, Programme rules, Instant occurredAt, Instant recordedAt) {
        return new Union(
                customer, new Union.Books(course, terms, growth, tier, heritage), rules, occurredAt, recordedAt);
    }

    private void add(GrowthAdded added, Instant recordedAt, Programme rules) {
        settle(added.customerId(), recordedAt, rules);
        apply(added);
        tier.raised(added.customerId(), added.growthValue(), added.occurredAt(), rules)
                .ifPresent(moved -> apply(moved));
    }

    /** Records what has fallen due by a moment, in the order in which it did. */
    private void settle(CustomerId customer, Instant at, Programme rules) {
        for (var due = course.due(customer, at, rules); due.isPresent(); due = course.due(customer, at, rules)) {
            apply(due.get());
        }
        for (var due = tier.dueAt(); due.isPresent() && !at.isBefore(due.get()); due = tier.dueAt()) {
            Instant asOf = due.get();
            evaluated(tier.evaluate(customer, growth.valueAt(asOf, rules), asOf, rules), rules);
        }
    }

    private void evaluated(TierEvaluated evaluation, Programme rules) {
        apply(evaluation);
        tier.decidedBy(evaluation, rules).ifPresent(moved -> apply(moved));
    }
}
