package dev.pondkeeper.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.CustomerIsErased;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.kernel.customer.CustomerCommand.CheckIn;
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.LiftRestriction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RecordInteraction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerUntagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityLinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityUnlinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.InteractionRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One person (客户), from the day they joined the pond until they are forgotten. What changes two customers at once is decided
 * in {@link Merges} and {@link Erasures}.
 */
@Aggregate(
        cache = "aggregateCache",
        commandTargetResolver = "commandTargetResolver",
        snapshotTriggerDefinition = "snapshotTrigger")
class Customer extends CustomerState {

    Customer() {} // Axon rebuilds the customer from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterCustomer command, Identities identities, CurrentProgramme programme) {
        if (erased) throw new CustomerIsErased(command.customerId());
        CustomerRegistered registered = Registration.of(command, programme.get());
        if (registration != null) {
            if (!Registration.sameParticulars(registration, registered)) {
                throw new CustomerAlreadyRegistered(command.customerId());
            }
            return;
        }
        apply(registered);
        Registration.identitiesOf(command)
                .forEach(each -> identities.claim(identities.nameOf(each), command.customerId(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ClaimIdentity command, Identities identities) {
        CustomerId me = acting(command.customerId());
        MovedIdentity name = identities.nameOf(command.identity());
        if (profile.identities(identities::hashOf).containsKey(name.identity())) return;
        identities.claim(name, me, command.happenedAt());
        apply(new IdentityLinked(
                me, name.identity(), name.type(), command.identity().value(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseIdentity command, Identities identities) {
        CustomerId me = acting(command.customerId());
        MovedIdentity name = identities.nameOf(command.identity());
        if (!profile.identities(identities::hashOf).containsKey(name.identity())) {
            if (profile.gaveAway(name.identity())) return;
            throw new IdentityNotHeld(name.type(), me);
        }
        identities.release(name, me, command.happenedAt());
        apply(new IdentityUnlinked(me, name.identity(), name.type(), command.happenedAt()));
    }

    /** The same words at the same place again are the same consent; another wording is a new one. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(GiveConsent command) {
        CustomerId me = acting(command.customerId());
        String channel = command.channel().name();
        String purpose = command.purpose().name();
        ConsentGiven now = new ConsentGiven(
                me,
                channel,
                purpose,
                ConsentPolicy.evidenceOf(command.evidence(), command.happenedAt()),
                command.happenedAt());
        ConsentGiven before = given.get(matter(channel, purpose));
        boolean stands =
                profile.consent(channel, purpose).filter(Consents.GIVEN::equals).isPresent();
        if (stands && before != null && ConsentPolicy.sameWords(before.evidence(), now.evidence())) return;
        apply(now);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawConsent command) {
        CustomerId me = present(command.customerId());
        String channel = command.channel().name();
        String purpose = command.purpose().name();
        if (profile.consent(channel, purpose).filter(Consents.WITHDRAWN::equals).isPresent()) return;
        apply(new ConsentWithdrawn(
                me,
                channel,
                purpose,
                command.evidence() == null ? null : ConsentPolicy.evidenceOf(command.evidence(), command.happenedAt()),
                command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetContactPreferences command) {
        CustomerId me = acting(command.customerId());
        Preferences wanted = ConsentPolicy.preferencesOf(command);
        if (!wanted.equals(profile.preferences())) {
            apply(new ContactPreferencesSet(me, wanted, command.happenedAt()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TagCustomer command, KeyedHash hash) {
        CustomerId me = acting(command.customerId());
        String mark = hash.of("tag", command.tag());
        if (!profile.tags().contains(mark)) {
            apply(new CustomerTagged(me, mark, command.tag(), command.happenedAt()));
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(UntagCustomer command, KeyedHash hash) {
        CustomerId me = acting(command.customerId());
        String mark = hash.of("tag", command.tag());
        if (profile.tags().contains(mark)) apply(new CustomerUntagged(me, mark, command.happenedAt()));
    }

    /** A day is one of the customer's own time zone; on the same day a second time there is nothing to do. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CheckIn command) {
        CustomerId me = acting(command.customerId());
        ZoneId zone = ZoneId.of(Objects.requireNonNull(registration).timeZone());
        LocalDate day = LocalDate.ofInstant(command.happenedAt(), zone);
        if (profile.checkIns().contains(day)) return;
        DayRuns after = profile.checkIns().with(day);
        apply(new CheckedIn(me, day, after.streak(), after.total(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordInteraction command) {
        CustomerId me = acting(command.customerId());
        Told told = new Told(command.kind().name(), command.content());
        Told before = interactions.get(command.interactionId());
        if (before != null && !before.equals(told)) throw new InteractionClash(command.interactionId());
        if (before != null) return;
        apply(new InteractionRecorded(me, command.interactionId(), told.kind(), told.content(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RestrictProcessing command) {
        CustomerId me = present(command.customerId());
        if (!restricted) apply(new CustomerRestricted(me, command.reason(), command.happenedAt()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LiftRestriction command) {
        CustomerId me = present(command.customerId());
        if (restricted) apply(new RestrictionLifted(me, command.reason(), command.happenedAt()));
    }
}
