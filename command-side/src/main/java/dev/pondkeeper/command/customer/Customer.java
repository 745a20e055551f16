package dev.pondkeeper.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.Acquisition;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.Identity;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One person (客户), from the day they joined the pond. */
@Aggregate(cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
class Customer {

    private static final String DEFAULT_LOCALE = "zh-CN";

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private @Nullable CustomerRegistered registration;

    Customer() {} // Axon rebuilds the customer from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterCustomer command, Identities identities, CurrentProgramme programme) {
        CustomerRegistered registered = registrationOf(command, programme);
        if (registration != null) {
            if (!sameParticulars(registration, registered)) throw new CustomerAlreadyRegistered(command.customerId());
            return;
        }
        apply(registered);
        for (Identity identity : identitiesOf(command)) {
            identities.claim(identity, command.customerId(), command.happenedAt());
        }
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        stream = new StreamId("customer", event.customerId().value());
        registration = event;
    }

    private static CustomerRegistered registrationOf(RegisterCustomer command, CurrentProgramme programme) {
        Acquisition acquisition = command.acquisition();
        String timeZone = command.timeZone();
        String locale = command.locale();
        return new CustomerRegistered(
                command.customerId(),
                command.displayName(),
                identitiesOf(command).stream()
                        .map(identity -> new KnownIdentity(identity.type().name(), identity.value()))
                        .toList(),
                acquisition == null
                        ? null
                        : new AcquiredThrough(acquisition.channel(), acquisition.campaign(), acquisition.referrerId()),
                timeZone == null ? programme.get().zone().getId() : timeZone,
                locale == null ? DEFAULT_LOCALE : locale,
                command.happenedAt());
    }

    private static List<Identity> identitiesOf(RegisterCustomer command) {
        List<Identity> identities = command.identities();
        return identities == null ? List.of() : identities;
    }

    /** When it happened may differ: a caller who leaves it out gets another default with each attempt. */
    private static boolean sameParticulars(CustomerRegistered one, CustomerRegistered other) {
        return new CustomerRegistered(
                        other.customerId(),
                        other.displayName(),
                        other.identities(),
                        other.acquisition(),
                        other.timeZone(),
                        other.locale(),
                        one.occurredAt())
                .equals(one);
    }
}
