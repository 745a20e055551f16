package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.command.Referrers.Standing;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.distributor.DistributorEvent.ReferralRewardCounted;
import java.time.LocalDate;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class DistributorStandingsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Distributor.class)));

    @Test
    void tells_where_a_customer_stands() {
        assertThat(standing()).isEqualTo(Standing.NO_RIGHT);
        pond.send(new GrantDistributionRight(LI_LEI, null, null, NOW), NOW);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);
        pond.send(new SuspendDistributor(LI_LEI, "review", NOW), NOW);
        assertThat(standing()).isEqualTo(Standing.SUSPENDED);
        pond.send(new RevokeDistributionRight(LI_LEI, "faked", NOW), NOW);
        assertThat(standing()).isEqualTo(Standing.REVOKED);
        assertThat(pond.eventsOf(Distributor.streamOf(LI_LEI))).hasSize(3);
    }

    @Test
    void counts_rewards_up_to_the_cap_of_each_day() {
        assertThat(count("1", DAY)).isTrue();
        assertThat(count("2", DAY)).isTrue();
        assertThat(count("3", DAY)).isFalse();
        assertThat(count("3", DAY.plusDays(1))).isTrue();
        assertThat(pond.eventsOf(Distributor.streamOf(LI_LEI)))
                .containsExactly(
                        new ReferralRewardCounted(LI_LEI, new CustomerId("1"), DAY, 1, NOW),
                        new ReferralRewardCounted(LI_LEI, new CustomerId("2"), DAY, 2, NOW),
                        new ReferralRewardCounted(LI_LEI, new CustomerId("3"), DAY.plusDays(1), 1, NOW));
    }

    private Standing standing() {
        return inOneCommit(referrers -> referrers.standingOf(LI_LEI));
    }

    private boolean count(String referee, LocalDate day) {
        return inOneCommit(referrers -> referrers.countReward(LI_LEI, new CustomerId(referee), day, 2, NOW));
    }

    private <T> T inOneCommit(Function<Referrers, T> work) {
        UnitOfWork<?> commit = DefaultUnitOfWork.startAndGet(null);
        T result = work.apply(new DistributorStandings(pond.axon().repository(Distributor.class)));
        commit.commit();
        return result;
    }
}
