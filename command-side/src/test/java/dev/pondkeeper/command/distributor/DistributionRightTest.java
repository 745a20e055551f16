package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.distributor.Stories.granted;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountCheckIn;
import dev.pondkeeper.kernel.distributor.DistributorCommand.CountOwnSpend;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.ReinstateDistributor;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightGranted;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorReinstated;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.DistributorEvent.TaskProgressed;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DistributionRightTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final DistributorSuspended SUSPENDED = new DistributorSuspended(LI_LEI, "review", NOW);
    private static final DistributionRightRevoked REVOKED = new DistributionRightRevoked(LI_LEI, "faked", NOW);

    @Test
    void grants_by_designation_unless_told_otherwise() {
        given().when(grant(null)).expectEvents(granted());
        given(granted()).when(grant(null)).expectSuccessfulHandlerExecution().expectNoEvents();
        given(REVOKED).when(grant(null)).expectEvents(granted());
    }

    @Test
    void refuses_an_unknown_customer() {
        given().when(new GrantDistributionRight(NOBODY, null, null, NOW)).expectException(refusal("unknown-customer"));
    }

    @Test
    void refuses_a_way_that_is_not_open() {
        given().when(grant(Right.PACK)).expectException(refusal("distribution-way-closed"));
    }

    @Test
    void refuses_by_task_what_is_not_done() {
        given().when(grant(Right.TASK)).expectException(refusal("distribution-task-unfinished"));
    }

    @Test
    void refuses_to_grant_over_a_suspension() {
        given(granted(), SUSPENDED).when(grant(null)).expectException(refusal("distributor-suspended"));
    }

    @Test
    void suspends_and_reinstates_each_once() {
        SuspendDistributor suspend = new SuspendDistributor(LI_LEI, "review", NOW);
        ReinstateDistributor reinstate = new ReinstateDistributor(LI_LEI, NOW);
        DistributorReinstated reinstated = new DistributorReinstated(LI_LEI, NOW);
        given(granted()).when(suspend).expectEvents(SUSPENDED);
        given(granted(), SUSPENDED).when(suspend).expectNoEvents();
        given(granted(), SUSPENDED).when(reinstate).expectEvents(reinstated);
        given(granted(), SUSPENDED, reinstated).when(reinstate).expectNoEvents();
        given().when(suspend).expectException(refusal("no-distribution-right"));
        given(granted(), REVOKED).when(suspend).expectException(refusal("no-distribution-right"));
        given(granted(), REVOKED).when(reinstate).expectException(refusal("no-distribution-right"));
    }

    @Test
    void revokes_once_also_while_suspended() {
        RevokeDistributionRight revoke = new RevokeDistributionRight(LI_LEI, "faked", NOW);
        given(granted()).when(revoke).expectEvents(REVOKED);
        given(granted(), SUSPENDED).when(revoke).expectEvents(REVOKED);
        given(granted(), REVOKED).when(revoke).expectNoEvents();
        given().when(revoke).expectException(refusal("no-distribution-right"));
    }

    @Test
    void the_task_is_done_by_days_and_spend_together_and_then_grants_by_itself() {
        List<Object> week = new ArrayList<>();
        for (int day = 0; day < 7; day++) week.add(checkedIn(day, 0));
        DistributionRightGranted byTask = new DistributionRightGranted(LI_LEI, "TASK", null, "KOC", 1, NOW);
        Decisions.of(Distributor.class)
                .given(week)
                .when(spend("o-1", 29_999))
                .expectEvents(spent("o-1", 29_999, 7, 29_999));
        Decisions.of(Distributor.class)
                .given(week)
                .when(spend("o-1", 30_000))
                .expectEvents(spent("o-1", 30_000, 7, 30_000), byTask);
        List<Object> spentFirst = new ArrayList<>(week.subList(0, 6));
        spentFirst.add(spent("o-1", 30_000, 6, 30_000));
        Decisions.of(Distributor.class)
                .given(spentFirst)
                .when(new CountCheckIn(LI_LEI, DAY.plusDays(6), NOW))
                .expectEvents(checkedIn(6, 30_000), byTask);
    }

    @Test
    void a_refund_takes_progress_back_and_is_counted_once() {
        given(spent("o-1", 20_000, 0, 20_000)).when(spend("o-1", 5_000)).expectEvents(spent("o-1", 5_000, 0, 5_000));
        given(spent("o-1", 20_000, 0, 20_000), spent("o-1", 5_000, 0, 5_000))
                .when(spend("o-1", 20_000))
                .expectNoEvents();
        given().when(spend("o-1", 0)).expectNoEvents();
    }

    @Test
    void a_day_counts_once() {
        given(checkedIn(0, 0)).when(new CountCheckIn(LI_LEI, DAY, NOW)).expectNoEvents();
    }

    @Test
    void spend_in_another_currency_counts_for_nothing() {
        given().when(new CountOwnSpend(LI_LEI, new OrderId("o-1"), new Money(90_000, "USD"), NOW))
                .expectNoEvents();
    }

    @Test
    void who_has_or_had_the_right_is_asked_for_no_task() {
        given(granted()).when(spend("o-1", 90_000)).expectNoEvents();
        given(granted(), REVOKED).when(new CountCheckIn(LI_LEI, DAY, NOW)).expectNoEvents();
    }

    private static TestExecutor<Distributor> given(Object... history) {
        return Decisions.of(Distributor.class).given(history);
    }

    private static GrantDistributionRight grant(@Nullable Right way) {
        return new GrantDistributionRight(LI_LEI, way, null, NOW);
    }

    private static CountOwnSpend spend(String order, long net) {
        return new CountOwnSpend(LI_LEI, new OrderId(order), new Money(net, "CNY"), NOW);
    }

    private static TaskProgressed spent(String order, long net, int days, long total) {
        return new TaskProgressed(LI_LEI, new OrderId(order), net, null, days, new Amount(total, "CNY"), 1, NOW);
    }

    private static TaskProgressed checkedIn(int day, long total) {
        return new TaskProgressed(LI_LEI, null, 0, DAY.plusDays(day), day + 1, new Amount(total, "CNY"), 1, NOW);
    }
}
