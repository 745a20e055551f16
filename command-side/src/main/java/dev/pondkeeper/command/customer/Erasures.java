package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.CustomerCommand.EraseCustomer;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/**
 * Forgets a person: under every id that was merged into theirs, and every identity, in one commit (DOMAIN.md §2, Customer). The
 * keys are deleted because of the events; once those are recorded, no crash can keep that from happening.
 */
@Component
class Erasures {

    private final Customers customers;
    private final Identities identities;

    Erasures(Customers customers, Identities identities) {
        this.customers = customers;
        this.identities = identities;
    }

    @CommandHandler
    void handle(EraseCustomer command) {
        CustomerId customer = command.customerId();
        Aggregate<Customer> person = customers.load(customer);
        if (person.invoke(CustomerState::isErased)) return;
        person.execute(each -> each.present(customer));
        erase(person, customer, command.happenedAt());
    }

    private void erase(Aggregate<Customer> person, CustomerId customer, Instant at) {
        Set<CustomerId> merged = Set.copyOf(person.invoke(each -> each.profile().mergedCustomers()));
        person.invoke(each -> each.profile().whole(identities::hashOf).identities())
                .forEach(identity -> identities.release(identity, customer, at));
        person.execute(each -> each.record(new CustomerErased(customer, at)));
        merged.stream()
                .sorted(Comparator.comparing(CustomerId::value))
                .forEach(each -> erase(customers.load(each), each, at));
    }
}
