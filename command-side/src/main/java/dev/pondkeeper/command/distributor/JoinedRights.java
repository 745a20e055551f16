package dev.pondkeeper.command.distributor;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.MergedDistributors;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Joins the right of a merged distributor to the survivor's, and takes it back, in the commit of the command that asks for it. */
@Component
class JoinedRights implements MergedDistributors {

    private final Repository<Distributor> distributors;
    private final CurrentProgramme programme;

    JoinedRights(Repository<Distributor> distributors, CurrentProgramme programme) {
        this.distributors = distributors;
        this.programme = programme;
    }

    @Override
    public void merge(CustomerId survivor, CustomerId merged, Instant occurredAt) {
        Aggregate<Distributor> from;
        try {
            from = distributors.load(Distributor.streamOf(merged).toString());
        } catch (AggregateNotFoundException neverOne) {
            return;
        }
        DistributionRight theirs = from.invoke(Distributor::right);
        load(survivor).execute(heir -> heir.join(survivor, merged, theirs, programme.get(), occurredAt));
    }

    @Override
    public void unmerge(CustomerId survivor, CustomerId merged, Instant occurredAt) {
        try {
            distributors
                    .load(Distributor.streamOf(survivor).toString())
                    .execute(heir -> heir.part(survivor, merged, occurredAt));
        } catch (AggregateNotFoundException neverOne) {
            return;
        }
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
