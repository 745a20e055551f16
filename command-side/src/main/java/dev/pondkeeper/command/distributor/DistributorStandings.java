package dev.pondkeeper.command.distributor;

import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Lets referrals ask a distributor, inside the commit of their own command. */
@Component
class DistributorStandings implements Referrers {

    private final Repository<Distributor> distributors;

    DistributorStandings(Repository<Distributor> distributors) {
        this.distributors = distributors;
    }

    @Override
    public Standing standingOf(CustomerId referrer) {
        return load(referrer).invoke(Distributor::standing);
    }

    @Override
    public boolean countReward(CustomerId referrer, CustomerId referee, LocalDate day, int atMost, Instant occurredAt) {
        return load(referrer).invoke(known -> known.countReward(referrer, referee, day, atMost, occurredAt));
    }

    private Aggregate<Distributor> load(CustomerId customer) {
        try {
            return distributors.loadOrCreate(Distributor.streamOf(customer).toString(), Distributor::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating a distributor throws nothing checked", impossible);
        }
    }
}
