package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.LocalDate;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedRightsTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Distributor.class)));

    @ParameterizedTest
    @CsvSource({
        "NO_RIGHT, NO_RIGHT, NO_RIGHT",
        "NO_RIGHT, ACTIVE, ACTIVE",
        "NO_RIGHT, SUSPENDED, SUSPENDED",
        "NO_RIGHT, REVOKED, REVOKED",
        "ACTIVE, NO_RIGHT, ACTIVE",
        "ACTIVE, ACTIVE, ACTIVE",
        "ACTIVE, SUSPENDED, SUSPENDED",
        "ACTIVE, REVOKED, REVOKED",
        "SUSPENDED, NO_RIGHT, SUSPENDED",
        "SUSPENDED, ACTIVE, SUSPENDED",
        "SUSPENDED, SUSPENDED, SUSPENDED",
        "SUSPENDED, REVOKED, REVOKED",
        "REVOKED, NO_RIGHT, REVOKED",
        "REVOKED, ACTIVE, REVOKED",
        "REVOKED, SUSPENDED, REVOKED",
        "REVOKED, REVOKED, REVOKED"
    })
    void the_stricter_of_two_rights_is_the_survivors(Standing own, Standing theirs, Standing joined) {
        bring(LI_LEI, own);
        bring(HAN_MEIMEI, theirs);
        int before = eventsOf(LI_LEI);
        merge();
        assertThat(standing(LI_LEI)).isEqualTo(joined);
        assertThat(standing(HAN_MEIMEI)).isEqualTo(theirs);
        if (own == joined) assertThat(eventsOf(LI_LEI)).isEqualTo(before);
    }

    @Test
    void a_right_is_handed_on_with_the_way_it_was_come_by() {
        for (int day = 1; day <= Programme.DEFAULT.distribution().taskCheckInDays(); day++) {
            send(new CountCheckIn(HAN_MEIMEI, LocalDate.of(2026, 2, day), NOW));
        }
        send(new CountOwnSpend(
                HAN_MEIMEI,
                new OrderId("o-1"),
                new Money(Programme.DEFAULT.distribution().taskNetSpend(), "CNY"),
                NOW));
        assertThat(standing(HAN_MEIMEI)).isEqualTo(Standing.ACTIVE);
        merge();
        assertThat(pond.eventsOf(Distributor.streamOf(LI_LEI)))
                .containsExactly(new DistributionRightGranted(LI_LEI, "TASK", "merged", "KOC", 1, NOW));
    }

    private void bring(CustomerId customer, Standing standing) {
        if (standing == Standing.NO_RIGHT) return;
        send(new GrantDistributionRight(customer, null, null, NOW));
        if (standing == Standing.SUSPENDED) send(new SuspendDistributor(customer, "review", NOW));
        if (standing == Standing.REVOKED) send(new RevokeDistributionRight(customer, "faked", NOW));
    }

    private void send(Command command) {
        assertThat(pond.send(command, NOW)).isEmpty();
    }

    private void merge() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        new JoinedRights(pond.axon().repository(Distributor.class), () -> Programme.DEFAULT)
                .merge(LI_LEI, HAN_MEIMEI, NOW);
        work.commit();
    }

    private int eventsOf(CustomerId customer) {
        return pond.eventsOf(Distributor.streamOf(customer)).size();
    }

    private Standing standing(CustomerId customer) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        Standing found = new DistributorStandings(pond.axon().repository(Distributor.class)).standingOf(customer);
        work.commit();
        return found;
    }
}
