package dev.pondkeeper.command.distributor;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.distributor.Stories.BUYER;
import static dev.pondkeeper.command.distributor.Stories.ORDER;
import static dev.pondkeeper.command.distributor.Stories.THAWS;
import static dev.pondkeeper.command.distributor.Stories.accrue;
import static dev.pondkeeper.command.distributor.Stories.accrued;
import static dev.pondkeeper.command.distributor.Stories.granted;
import static dev.pondkeeper.command.distributor.Stories.held;
import static dev.pondkeeper.command.distributor.Stories.received;
import static dev.pondkeeper.command.distributor.Stories.refunded;
import static dev.pondkeeper.command.distributor.Stories.settled;
import static dev.pondkeeper.command.distributor.Stories.wallet;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.distributor.DistributorEvent.CommissionForgone;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributionRightRevoked;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorRankChanged;
import dev.pondkeeper.kernel.distributor.DistributorEvent.DistributorSuspended;
import dev.pondkeeper.kernel.distributor.WalletBalances;
import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletCommand.SettleCommissions;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionLine;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import dev.pondkeeper.kernel.order.OrderEvent.PaidLine;
import dev.pondkeeper.kernel.programme.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CommissionTest {

    private static final WalletBalances PENDING_100 = wallet().accrue(100);
    private static final WalletBalances SETTLED_100 = PENDING_100.settle(100);

    private final FixtureConfiguration<Distributor> distributor = Decisions.of(Distributor.class);

    @Test
    void accrues_the_rate_rounded_down_to_the_minor_unit() {
        distributor
                .given(granted())
                .when(accrue("o-1", 1199), recordedAt(NOW))
                .expectEvents(accrued(1199, 119, 1199, wallet().accrue(119)));
    }

    @Test
    void each_line_is_rounded_down_by_itself() {
        AccrueCommission lined = new AccrueCommission(
                LI_LEI,
                ORDER,
                BUYER,
                1,
                Rate.percent(10),
                new Money(38, "CNY"),
                List.of(new PaidLine("beans", 1, new Amount(19, "CNY")), new PaidLine("cup", 1, new Amount(19, "CNY"))),
                NOW);
        distributor
                .given(granted())
                .when(lined, recordedAt(NOW))
                .expectEvents(new CommissionAccrued(
                        LI_LEI,
                        ORDER,
                        BUYER,
                        1,
                        1000,
                        new Amount(38, "CNY"),
                        2,
                        List.of(new CommissionLine("beans", 19, 1), new CommissionLine("cup", 19, 1)),
                        NOW.plus(Duration.ofDays(7)),
                        7,
                        38,
                        1,
                        wallet().accrue(2),
                        NOW));
    }

    @Test
    void the_same_order_earns_once() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100))
                .when(accrue("o-1", 1000), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_free_order_and_one_of_a_referrer_without_right_earn_nothing() {
        distributor.given(granted()).when(accrue("o-1", 0), recordedAt(NOW)).expectNoEvents();
        Decisions.of(Distributor.class)
                .givenNoPriorActivity()
                .when(accrue("o-1", 1000), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void while_suspended_an_order_earns_nothing_and_that_is_recorded_once() {
        CommissionForgone forgone = new CommissionForgone(LI_LEI, ORDER, 1, "SUSPENDED", NOW);
        distributor
                .given(granted(), new DistributorSuspended(LI_LEI, "review", NOW))
                .when(accrue("o-1", 1000), recordedAt(NOW))
                .expectEvents(forgone);
        Decisions.of(Distributor.class)
                .given(granted(), new DistributorSuspended(LI_LEI, "review", NOW), forgone)
                .when(accrue("o-1", 1000), recordedAt(NOW))
                .expectNoEvents();
    }

    @Test
    void after_revocation_an_order_earns_nothing() {
        distributor
                .given(granted(), new DistributionRightRevoked(LI_LEI, "faked", NOW))
                .when(accrue("o-1", 1000), recordedAt(NOW))
                .expectEvents(new CommissionForgone(LI_LEI, ORDER, 1, "REVOKED", NOW));
    }

    @Test
    void received_early_the_hold_still_ends_after_the_window_for_returns() {
        Instant nextDay = NOW.plus(Duration.ofDays(1));
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100))
                .when(received(nextDay), recordedAt(nextDay))
                .expectEvents(held(nextDay, THAWS));
    }

    @Test
    void received_late_the_hold_counts_from_receipt() {
        Instant late = NOW.plus(Duration.ofDays(20));
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100))
                .when(received(late), recordedAt(late))
                .expectEvents(held(late, late.plus(Duration.ofDays(7))));
    }

    @Test
    void received_twice_is_held_once_and_an_unknown_order_is_held_never() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS))
                .when(received(NOW.plusSeconds(1)), recordedAt(NOW))
                .expectNoEvents();
        Decisions.of(Distributor.class)
                .given(granted())
                .when(received(NOW), recordedAt(NOW))
                .expectNoEvents();
    }

    @Test
    void settles_when_the_hold_ends_and_not_a_moment_before() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS))
                .when(settle(), recordedAt(THAWS.minusNanos(1)))
                .expectNoEvents();
        Decisions.of(Distributor.class)
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS))
                .when(settle(), recordedAt(THAWS))
                .expectEvents(settled(100, 0, SETTLED_100));
    }

    @Test
    void what_was_never_received_is_never_settled() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100))
                .when(settle(), recordedAt(THAWS.plus(Duration.ofDays(1000))))
                .expectNoEvents();
    }

    @Test
    void every_decision_settles_first_what_is_due() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS))
                .when(accrue("o-2", 500), recordedAt(THAWS))
                .expectEvents(settled(100, 0, SETTLED_100), accrued("o-2", 500, 50, 1500, SETTLED_100.accrue(50)));
    }

    @Test
    void a_refund_before_settlement_takes_back_pro_rata() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100))
                .when(refunded(333), recordedAt(NOW))
                .expectEvents(reversed(333, 34, 66, false, 667, PENDING_100.reverse(34)));
    }

    @Test
    void a_full_refund_takes_back_all_and_nothing_is_left_to_settle() {
        distributor
                .given(
                        granted(),
                        accrued(1000, 100, 1000, PENDING_100),
                        held(NOW, THAWS),
                        reversed(1000, 100, 0, false, 0, wallet()))
                .when(settle(), recordedAt(THAWS))
                .expectNoEvents();
    }

    @Test
    void a_refund_heard_twice_or_out_of_order_takes_back_once() {
        distributor
                .given(
                        granted(),
                        accrued(1000, 100, 1000, PENDING_100),
                        reversed(500, 50, 50, false, 500, PENDING_100.reverse(50)))
                .when(refunded(500), recordedAt(NOW))
                .expectNoEvents();
        Decisions.of(Distributor.class)
                .given(
                        granted(),
                        accrued(1000, 100, 1000, PENDING_100),
                        reversed(500, 50, 50, false, 500, PENDING_100.reverse(50)))
                .when(refunded(200), recordedAt(NOW))
                .expectNoEvents();
    }

    @Test
    void a_refund_of_an_order_that_earned_nothing_takes_nothing() {
        distributor.given(granted()).when(refunded(500), recordedAt(NOW)).expectNoEvents();
    }

    @Test
    void a_refund_after_settlement_comes_out_of_the_wallet() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS), settled(100, 0, SETTLED_100))
                .when(refunded(400), recordedAt(THAWS))
                .expectEvents(reversed(400, 40, 60, true, 600, SETTLED_100.clawBack(40)));
    }

    @Test
    void a_refund_in_the_moment_of_settlement_claws_back_what_was_just_settled() {
        distributor
                .given(granted(), accrued(1000, 100, 1000, PENDING_100), held(NOW, THAWS))
                .when(refunded(1000), recordedAt(THAWS))
                .expectEvents(settled(100, 0, SETTLED_100), reversed(1000, 100, 0, true, 0, SETTLED_100.clawBack(100)));
    }

    @Test
    void net_sales_reach_a_rank_and_refunds_lose_it() {
        DistributorRankChanged up = new DistributorRankChanged(LI_LEI, "KOL", new Amount(10_000_000, "CNY"), 1, NOW);
        WalletBalances pending = wallet().accrue(1_000_000);
        CommissionAccrued big = accrued(10_000_000, 1_000_000, 10_000_000, pending);
        distributor
                .given(granted())
                .when(accrue("o-1", 10_000_000), recordedAt(NOW))
                .expectEvents(big, up);
        Decisions.of(Distributor.class)
                .given(granted(), big, up)
                .when(refunded(1), recordedAt(NOW))
                .expectEvents(
                        reversed(1, 1, 999_999, false, 9_999_999, pending.reverse(1)),
                        new DistributorRankChanged(LI_LEI, "KOC", new Amount(9_999_999, "CNY"), 1, NOW));
    }

    @Test
    void sales_of_referees_of_referees_reach_no_rank() {
        distributor
                .given(granted())
                .when(
                        new AccrueCommission(
                                LI_LEI, ORDER, BUYER, 2, Rate.percent(1), new Money(10_000_000, "CNY"), List.of(), NOW),
                        recordedAt(NOW))
                .expectEvents(new CommissionAccrued(
                        LI_LEI,
                        ORDER,
                        BUYER,
                        2,
                        100,
                        new Amount(10_000_000, "CNY"),
                        100_000,
                        List.of(new CommissionLine(null, 10_000_000, 100_000)),
                        NOW.plus(Duration.ofDays(7)),
                        7,
                        0,
                        1,
                        wallet().accrue(100_000),
                        NOW));
    }

    private static SettleCommissions settle() {
        return new SettleCommissions(LI_LEI, NOW);
    }

    static CommissionReversed reversed(
            long refunded, long reversed, long left, boolean clawedBack, long netSales, WalletBalances wallet) {
        return new CommissionReversed(LI_LEI, ORDER, 1, refunded, reversed, left, clawedBack, netSales, wallet, NOW);
    }
}
