package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReversalTest {

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void a_redemption_taken_back_restores_the_same_lots_even_those_that_were_closed() {
        accounts.earn("e-1", 10).earn("e-2", 10).redeem("r-1", 15).reverse("r-1");
        assertThat(accounts.only(RedemptionReversed.class).restored())
                .containsExactly(new Allocation("earning:e-1", 10), new Allocation("earning:e-2", 5));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(20, 0, 0, 0, 20, 0, 0, 0));
        accounts.redeem("r-2", 20);
    }

    @Test
    void taken_back_twice_is_once_and_its_id_stays_used() {
        accounts.earn("e-1", 10).redeem("r-1", 5).reverse("r-1").reverse("r-1");
        assertThat(accounts.recorded()).isEmpty();
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 5))).isEqualTo("redemption-reversed");
        assertThat(accounts.refusalOf(accounts.redemption("r-1", 6))).isEqualTo("redemption-clash");
        assertThat(accounts.refusalOf(new ReverseRedemption(LI_LEI, new RedemptionId("r-9"), accounts.now)))
                .isEqualTo("unknown-redemption");
    }

    @Test
    void a_lot_that_ended_meanwhile_comes_again_with_the_days_of_grace() {
        accounts.earn("e-1", 10).after(Duration.ofDays(20)).earn("e-2", 10).redeem("r-1", 15);
        accounts.after(Duration.ofDays(15)).reverse("r-1");
        RedemptionReversed reversed = accounts.only(RedemptionReversed.class);
        assertThat(reversed.restored()).containsExactly(new Allocation("earning:e-2", 5));
        assertThat(reversed.replaced()).hasSize(1).first().satisfies(lot -> {
            assertThat(lot.lotId()).isEqualTo("earning:e-1~restored:r-1");
            assertThat(lot.origin()).isEqualTo("earning:e-1");
            assertThat(lot.points()).isEqualTo(10);
            assertThat(lot.expiresAt()).isEqualTo("2026-04-12T23:59:59.999Z");
        });
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(20, 0, 0, 0, 20, 0, 0, 0));
        accounts.after(Duration.ofDays(8)).settle();
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(10, 0, 0, 0, 20, 0, 10, 0));
    }

    @Test
    void without_grace_they_are_forfeited() {
        accounts.with(new PointsRules(1, 0, PointsExpiry.rolling(30, Unit.DAYS), Clawback.RECOVER, 30, 0));
        accounts.earn("e-1", 10).redeem("r-1", 4).after(Duration.ofDays(40)).reverse("r-1");
        assertThat(accounts.only(RedemptionReversed.class).forfeited())
                .containsExactly(new Allocation("earning:e-1", 4));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(0, 0, 0, 0, 10, 0, 10, 0));
    }

    @Test
    void what_is_owed_is_paid_out_of_what_comes_back() {
        accounts.pay("o-1", 1000).redeem("r-1", 10).refund("o-1", "f-1", 1000, 600);
        assertThat(accounts.balances().owed()).isEqualTo(4);
        accounts.reverse("r-1");
        assertThat(accounts.only(RedemptionReversed.class).repaid()).containsExactly(new Allocation("order:o-1", 4));
        assertThat(accounts.balances()).isEqualTo(new PointsBalances(6, 0, 0, 0, 10, 0, 0, 4));
    }
}
