package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.Acquisition;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.programme.Programme;
import java.util.List;

/** How a registration is told, with the defaults filled in. */
final class Registration {

    private static final String DEFAULT_LOCALE = "zh-CN";

    private Registration() {}

    static CustomerRegistered of(RegisterCustomer command, Programme programme) {
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
                timeZone == null ? programme.zone().getId() : timeZone,
                locale == null ? DEFAULT_LOCALE : locale,
                command.happenedAt());
    }

    static List<Identity> identitiesOf(RegisterCustomer command) {
        List<Identity> identities = command.identities();
        return identities == null ? List.of() : identities;
    }

    /** When it happened may differ: a caller who leaves it out gets another default with each attempt. */
    static boolean sameParticulars(CustomerRegistered one, CustomerRegistered other) {
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

    /** The same without anything personal. */
    static CustomerRegistered anonymous(CustomerRegistered told) {
        return new CustomerRegistered(
                told.customerId(),
                null,
                List.of(),
                told.acquisition(),
                told.timeZone(),
                told.locale(),
                told.occurredAt());
    }
}
