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
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightJoined;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightParted;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinedRightsTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");
    private static final CustomerId LUCY = new CustomerId("44");

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
        merge(HAN_MEIMEI);
        assertThat(standing(LI_LEI)).isEqualTo(joined);
        assertThat(standing(HAN_MEIMEI)).isEqualTo(theirs);
        assertThat(eventsOf(LI_LEI)).isEqualTo(theirs == Standing.NO_RIGHT ? before : before + 1);
        unmerge(HAN_MEIMEI);
        assertThat(standing(LI_LEI)).isEqualTo(own);
        assertThat(standing(HAN_MEIMEI)).isEqualTo(theirs);
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, SUSPENDED", "SUSPENDED, ACTIVE", "REVOKED, SUSPENDED", "ACTIVE, REVOKED"})
    void of_several_merges_each_is_taken_back_for_itself_in_any_order(Standing first, Standing second) {
        bring(HAN_MEIMEI, first);
        bring(LUCY, second);
        merge(HAN_MEIMEI);
        merge(LUCY);
        unmerge(HAN_MEIMEI);
        assertThat(standing(LI_LEI)).isEqualTo(second);
        merge(HAN_MEIMEI);
        unmerge(LUCY);
        assertThat(standing(LI_LEI)).isEqualTo(first);
        unmerge(HAN_MEIMEI);
        assertThat(standing(LI_LEI)).isEqualTo(Standing.NO_RIGHT);
    }

    @Test
    void what_staff_decide_after_the_merge_stands_when_it_is_taken_back() {
        bring(HAN_MEIMEI, Standing.ACTIVE);
        merge(HAN_MEIMEI);
        send(new SuspendDistributor(LI_LEI, "review", NOW));
        int before = eventsOf(LI_LEI);
        unmerge(HAN_MEIMEI);
        assertThat(standing(LI_LEI)).isEqualTo(Standing.SUSPENDED);
        assertThat(eventsOf(LI_LEI)).isEqualTo(before);
        assertThat(standing(HAN_MEIMEI)).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void whoever_has_no_right_again_can_earn_it_by_the_task() {
        bring(HAN_MEIMEI, Standing.ACTIVE);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        assertThat(pond.eventsOf(Distributor.streamOf(LI_LEI)))
                .endsWith(new DistributionRightParted(LI_LEI, HAN_MEIMEI, "NO_RIGHT", null, NOW));
        doTheTask(LI_LEI);
        assertThat(standing(LI_LEI)).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void nothing_is_taken_back_from_somebody_who_was_never_a_distributor() {
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI)).isZero();
    }

    @Test
    void a_right_is_handed_on_with_the_way_it_was_come_by() {
        doTheTask(HAN_MEIMEI);
        assertThat(standing(HAN_MEIMEI)).isEqualTo(Standing.ACTIVE);
        merge(HAN_MEIMEI);
        assertThat(pond.eventsOf(Distributor.streamOf(LI_LEI)))
                .containsExactly(new DistributionRightJoined(
                        LI_LEI, HAN_MEIMEI, "ACTIVE", "TASK", "ACTIVE", "TASK", "KOC", 1, NOW));
    }

    private void doTheTask(CustomerId customer) {
        for (int day = 1; day <= Programme.DEFAULT.distribution().taskCheckInDays(); day++) {
            send(new CountCheckIn(customer, LocalDate.of(2026, 2, day), NOW));
        }
        send(new CountOwnSpend(
                customer,
                new OrderId("o-1"),
                new Money(Programme.DEFAULT.distribution().taskNetSpend(), "CNY"),
                NOW));
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

    private void merge(CustomerId merged) {
        decide(rights -> rights.merge(LI_LEI, merged, NOW));
    }

    private void unmerge(CustomerId merged) {
        decide(rights -> rights.unmerge(LI_LEI, merged, NOW));
    }

    private void decide(Consumer<JoinedRights> decision) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        decision.accept(new JoinedRights(pond.axon().repository(Distributor.class), () -> Programme.DEFAULT));
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
