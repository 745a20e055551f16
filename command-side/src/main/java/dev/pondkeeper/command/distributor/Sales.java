package dev.pondkeeper.command.distributor;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightJoined;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorRankChanged;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.programme.DistributionRules.Rank;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Net sales to a distributor's own referees, and the rank they reach; heads are never counted (DOMAIN.md §2, Distributor). */
class Sales {

    private long netSales;
    private String rank = "";

    /** Minor units of the programme's currency. */
    long netSales() {
        return netSales;
    }

    /** After so much more, or less, was sold; only sales to one's own referees in the programme's currency count. */
    long after(long change, int level, String currency, Programme programme) {
        return level == 1 && currency.equals(programme.currency()) ? netSales + change : netSales;
    }

    String rankBy(Programme programme) {
        String reached = "";
        for (Rank each : programme.distribution().ranks()) {
            if (netSales >= each.netSales()) reached = each.code();
        }
        return reached;
    }

    void rankAnew(CustomerId customer, Programme programme, Instant at) {
        String reached = rankBy(programme);
        if (reached.equals(rank)) return;
        apply(new DistributorRankChanged(
                customer, reached, new Amount(netSales, programme.currency()), programme.version(), at));
    }

    @EventSourcingHandler
    void on(DistributionRightGranted event) {
        rank = event.rank();
    }

    @EventSourcingHandler
    void on(DistributionRightJoined event) {
        rank = event.rank();
    }

    @EventSourcingHandler
    void on(DistributorRankChanged event) {
        rank = event.rank();
    }

    @EventSourcingHandler
    void on(CommissionAccrued event) {
        netSales = event.netSales();
    }

    @EventSourcingHandler
    void on(CommissionReversed event) {
        netSales = event.netSales();
    }
}
