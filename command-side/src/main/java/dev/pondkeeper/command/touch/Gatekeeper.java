package dev.pondkeeper.command.touch;

import dev.pondkeeper.command.ContactFacts;
import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.touch.Verdict.Suppress;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Asks the gate with everything it needs to know, and counts what it lets through inside the commit of the touch itself. */
@Component
class Gatekeeper {

    private final Repository<ContactBudget> budgets;
    private final KnownCustomers customers;
    private final ContactFacts facts;
    private final CurrentProgramme programme;

    Gatekeeper(
            Repository<ContactBudget> budgets,
            KnownCustomers customers,
            ContactFacts facts,
            CurrentProgramme programme) {
        this.budgets = budgets;
        this.customers = customers;
        this.facts = facts;
        this.programme = programme;
    }

    Programme programme() {
        return programme.get();
    }

    /** @throws dev.pondkeeper.kernel.Refusal if nobody was registered under this id, or somebody else acts for them now */
    void requireRegistered(CustomerId customer) {
        customers.requireForRecord(customer);
    }

    boolean isErased(CustomerId customer) {
        return customers.standingOf(customers.survivorOf(customer)).state() == State.ERASED;
    }

    /** What is decided for a customer who was merged meanwhile is decided for who they are now. */
    Verdict decide(Ask ask, Instant now) {
        CustomerId customer = customers.survivorOf(ask.customer());
        State standing = customers.standingOf(customer).state();
        if (standing == State.ERASED) return new Suppress(null, Obstacle.CUSTOMER_ERASED);
        Collection<Instant> counted = countedFor(customer, ask.purpose());
        return TouchGate.decide(ask, standing, facts.of(customer), counted, programme.get(), now);
    }

    /** What keeps a customer from being called about something, whatever the hour; empty if nothing does. */
    Optional<Obstacle> obstacleToCall(CustomerId called, Purpose purpose) {
        CustomerId customer = customers.survivorOf(called);
        State standing = customers.standingOf(customer).state();
        if (standing == State.ERASED) return Optional.of(Obstacle.CUSTOMER_ERASED);
        if (standing == State.RESTRICTED) return Optional.of(Obstacle.PROCESSING_RESTRICTED);
        ContactProfile profile = facts.of(customer);
        return profile.consentsTo(ContactChannel.CALL, purpose) ? Optional.empty() : Optional.of(Obstacle.NO_CONSENT);
    }

    /** Service counts for nothing. */
    void count(Ask ask, TouchId touch, Instant now, Instant occurredAt) {
        if (ask.purpose() != Purpose.MARKETING) return;
        CustomerId customer = customers.survivorOf(ask.customer());
        budgetOf(customer).execute(budget -> budget.count(customer, touch, now, occurredAt));
    }

    /** It was not sent or has not arrived. */
    void discount(Ask ask, TouchId touch, Instant occurredAt) {
        if (ask.purpose() != Purpose.MARKETING) return;
        CustomerId customer = customers.survivorOf(ask.customer());
        budgetOf(customer).execute(budget -> budget.discount(customer, touch, occurredAt));
    }

    /** Of one budget, read and counted on in one unit of work: two touches at once conflict on it, and one is decided again. */
    private Collection<Instant> countedFor(CustomerId customer, Purpose purpose) {
        return purpose == Purpose.MARKETING ? budgetOf(customer).invoke(ContactBudget::counted) : List.of();
    }

    private Aggregate<ContactBudget> budgetOf(CustomerId customer) {
        try {
            return budgets.loadOrCreate(ContactBudget.streamOf(customer).toString(), ContactBudget::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating a budget throws nothing checked", impossible);
        }
    }
}
