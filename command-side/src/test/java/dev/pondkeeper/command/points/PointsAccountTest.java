package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.OrderBasis;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Repository;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PointsAccountTest {

    private static final Instant EXPIRY = Instant.parse("2027-03-01T15:59:59.999Z");

    private final FixtureConfiguration<PointsAccount> account = Decisions.of(PointsAccount.class);

    PointsAccountTest() {
        account.registerInjectableResource(new PointsAccounts(
                (Supplier<Repository<PointsAccount>>) account::getRepository, () -> Programme.DEFAULT));
    }

    @Test
    void gives_points_as_one_lot_that_lasts_to_the_end_of_its_last_day() {
        account.givenNoPriorActivity()
                .when(earn("e-1", 50), recordedAt(NOW))
                .expectEvents(new PointsEarned(
                        LI_LEI,
                        "earning:e-1",
                        new EarningId("e-1"),
                        null,
                        "gift",
                        50,
                        NOW,
                        EXPIRY,
                        1,
                        balances(50, 0),
                        NOW));
    }

    @Test
    void refuses_to_give_points_to_somebody_unknown() {
        account.givenNoPriorActivity()
                .when(new EarnPoints(NOBODY, new EarningId("e-1"), 1, "gift", NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"))
                .expectNoEvents();
    }

    @Test
    void an_order_of_somebody_who_was_forgotten_earns_nothing_and_is_refused_by_name() {
        account.givenNoPriorActivity()
                .when(new EarnPointsForOrder(ERASED, new OrderId("o-1"), new Money(1000, "CNY"), NOW), recordedAt(NOW))
                .expectException(refusal("customer-erased"))
                .expectNoEvents();
    }

    @Test
    void a_refund_takes_back_from_an_account_although_its_customer_was_forgotten() {
        account.givenNoPriorActivity()
                .when(
                        new ClawBackPoints(
                                ERASED,
                                new OrderId("o-1"),
                                new RefundId("r-1"),
                                new Money(1000, "CNY"),
                                new Money(0, "CNY"),
                                NOW),
                        recordedAt(NOW))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_same_earning_twice_gives_once() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(earn("e-1", 50), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_amount_under_the_same_earning() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(earn("e-1", 51), recordedAt(NOW))
                .expectException(refusal("earning-clash"));
    }

    @Test
    void an_earning_may_bear_the_name_of_an_order() {
        account.given(earned("order:o-1", 11, EXPIRY, 11))
                .when(earn("o-1", 5), recordedAt(NOW))
                .expectEvents(new PointsEarned(
                        LI_LEI,
                        "earning:o-1",
                        new EarningId("o-1"),
                        null,
                        "gift",
                        5,
                        NOW,
                        EXPIRY,
                        1,
                        balances(16, 0),
                        NOW));
    }

    @Test
    void an_order_earns_its_whole_major_units() {
        account.givenNoPriorActivity()
                .when(earnForOrder(1177), recordedAt(NOW))
                .expectEvents(new PointsEarned(
                        LI_LEI,
                        "order:o-1",
                        null,
                        new OrderId("o-1"),
                        "order paid",
                        11,
                        NOW,
                        EXPIRY,
                        1,
                        balances(11, 0),
                        NOW,
                        false,
                        false,
                        0,
                        new OrderBasis(new Amount(1177, "CNY"), 1)));
    }

    @Test
    void an_order_below_one_major_unit_earns_no_lot() {
        account.givenNoPriorActivity()
                .when(earnForOrder(99), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        account.givenNoPriorActivity()
                .when(earnForOrder(0), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_order_twice_earns_once() {
        account.given(earned("order:o-1", 11, EXPIRY, 11))
                .when(earnForOrder(1177), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void spends_the_last_point() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 50), recordedAt(NOW))
                .expectEvents(redeemed("r-1", 50, List.of(new Allocation("earning:e-1", 50)), balances(0, 50)));
    }

    @Test
    void refuses_one_point_more_than_there_is() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 51), recordedAt(NOW))
                .expectException(refusal("insufficient-points"))
                .expectNoEvents();
    }

    @Test
    void refuses_to_spend_from_an_account_on_which_nothing_has_moved() {
        account.givenNoPriorActivity()
                .when(redeem("r-1", 1), recordedAt(NOW))
                .expectException(refusal("insufficient-points"))
                .expectNoEvents();
    }

    @Test
    void refuses_to_spend_for_somebody_unknown() {
        account.givenNoPriorActivity()
                .when(new RedeemPoints(NOBODY, new RedemptionId("r-1"), 1, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
    }

    @Test
    void the_same_redemption_twice_spends_once_even_when_nothing_is_left() {
        account.given(
                        earned("earning:e-1", 50, EXPIRY, 50),
                        redeemed("r-1", 50, List.of(new Allocation("earning:e-1", 50)), balances(0, 50)))
                .when(redeem("r-1", 50), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_amount_under_the_same_redemption() {
        account.given(
                        earned("earning:e-1", 50, EXPIRY, 50),
                        redeemed("r-1", 10, List.of(new Allocation("earning:e-1", 10)), balances(40, 10)))
                .when(redeem("r-1", 11), recordedAt(NOW))
                .expectException(refusal("redemption-clash"));
    }

    @Test
    void spends_the_soonest_to_expire_first_and_goes_on_where_it_stopped() {
        account.given(
                        earned("earning:late", 30, EXPIRY.plusSeconds(1), 30),
                        earned("earning:never", 30, null, 60),
                        earned("earning:soon", 30, EXPIRY, 90),
                        redeemed("r-1", 10, List.of(new Allocation("earning:soon", 10)), balances(80, 10)))
                .when(redeem("r-2", 55), recordedAt(NOW))
                .expectEvents(redeemed(
                        "r-2",
                        55,
                        List.of(
                                new Allocation("earning:soon", 20),
                                new Allocation("earning:late", 30),
                                new Allocation("earning:never", 5)),
                        balances(25, 65)));
    }

    @Test
    void a_lot_can_be_spent_in_its_last_millisecond() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 1), recordedAt(EXPIRY))
                .expectEvents(redeemed("r-1", 1, List.of(new Allocation("earning:e-1", 1)), balances(49, 1)));
    }

    @Test
    void a_lot_that_has_expired_by_the_recorded_time_is_not_spent_however_far_back_the_redemption_is_dated() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 1), recordedAt(EXPIRY.plusMillis(1)))
                .expectException(refusal("insufficient-points"));
    }

    @Test
    void a_lot_that_is_not_active_yet_at_the_recorded_time_is_not_spent() {
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 1), recordedAt(NOW.minusNanos(1)))
                .expectException(refusal("insufficient-points"));
        account.given(earned("earning:e-1", 50, EXPIRY, 50))
                .when(redeem("r-1", 1), recordedAt(NOW))
                .expectSuccessfulHandlerExecution();
    }

    private static EarnPoints earn(String id, long points) {
        return new EarnPoints(LI_LEI, new EarningId(id), points, "gift", NOW);
    }

    private static EarnPointsForOrder earnForOrder(long fen) {
        return new EarnPointsForOrder(LI_LEI, new OrderId("o-1"), new Money(fen, "CNY"), NOW);
    }

    private static RedeemPoints redeem(String id, long points) {
        return new RedeemPoints(LI_LEI, new RedemptionId(id), points, NOW);
    }

    private static PointsEarned earned(String lotId, long points, @Nullable Instant expiresAt, long available) {
        return new PointsEarned(
                LI_LEI, lotId, null, null, "gift", points, NOW, expiresAt, 1, balances(available, 0), NOW);
    }

    private static PointsRedeemed redeemed(
            String id, long points, List<Allocation> allocations, PointsBalances balances) {
        return new PointsRedeemed(LI_LEI, new RedemptionId(id), points, allocations, balances, NOW);
    }

    private static PointsBalances balances(long available, long redeemed) {
        return new PointsBalances(available, 0, 0, 0, available + redeemed, redeemed, 0, 0);
    }
}
