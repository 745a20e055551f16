package dev.pondkeeper.app.reaction;

import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.saga.touch.ForgottenCustomers;
import org.springframework.stereotype.Component;

/** Asks who may still act for a customer id. */
@Component
class ErasedCustomers implements ForgottenCustomers {

    private final KnownCustomers customers;

    ErasedCustomers(KnownCustomers customers) {
        this.customers = customers;
    }

    @Override
    public boolean isForgotten(CustomerId customer) {
        return customers.standingOf(customers.survivorOf(customer)).state() == State.ERASED;
    }
}
