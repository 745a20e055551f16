package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.kernel.customer.CustomerId;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Fetches customers into the commit of the command that changes more than one. */
@Component
class Customers {

    private final Repository<Customer> repository;

    Customers(Repository<Customer> repository) {
        this.repository = repository;
    }

    /** @throws UnknownCustomer if nobody was registered under this id */
    Aggregate<Customer> load(CustomerId customer) {
        try {
            return repository.load("customer:" + customer);
        } catch (AggregateNotFoundException nobody) {
            throw new UnknownCustomer(customer);
        }
    }
}
