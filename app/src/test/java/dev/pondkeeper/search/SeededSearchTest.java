package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every rule holds after every step of every history. More of them on demand:
 * {@code ./mvnw -pl app -am test -Dtest=SeededSearchTest -Dsearch.seeds=1000000 -Dsearch.from=1}; one again:
 * {@code -Dsearch.seeds=1 -Dsearch.from=SEED}; {@code -Dsearch.tell=true} prints what the commands came to.
 */
class SeededSearchTest {

    private static final long FROM = Long.getLong("search.from", 1);
    private static final long SEEDS = Long.getLong("search.seeds", 2_000);

    /** If one of these is reached no more, the histories have become too tame to prove anything. */
    private static final String[] REACHED = {
        "RedeemPoints → PointsRedeemed",
        "RedeemPoints → insufficient-points",
        "CapturePoints → PointsCaptured",
        "ReverseRedemption → RedemptionReversed",
        "TransferPoints → PointsTransferredOut",
        "RedeemCoupon → CouponRedeemed",
        "ReserveCoupon → coupon-reserved",
        "BindReferral → referral-cycle",
        "MergeCustomers → CustomerMergedAway",
        "UnmergeCustomers → CustomersUnmerged",
        "RenewMembership → MembershipRenewed",
        "SettleMembership → MembershipGraceEntered",
        "RequestWithdrawal → WithdrawalRequested",
        "EraseCustomer → CustomerErased"
    };

    private static PondUnderSearch pond;

    @BeforeAll
    static void start() {
        pond = new PondUnderSearch();
    }

    @AfterAll
    static void stop() {
        pond.close();
    }

    @Test
    void every_rule_holds_after_every_step_of_every_history() {
        Histories histories = new Histories(pond.policies());
        Map<String, Integer> outcomes = new TreeMap<>();
        Play play = new Play(
                pond,
                SeededSearchTest::rules,
                (command, outcome) ->
                        outcomes.merge(command.getClass().getSimpleName() + " → " + outcome.told(), 1, Integer::sum));
        for (long seed = FROM; seed < FROM + SEEDS; seed++) {
            History history = histories.of(seed);
            Optional<String> failure = play.failureOf(history);
            if (failure.isEmpty()) continue;
            History shortest = history.shortest(play::failureOf);
            assertThat(play.failureOf(shortest))
                    .as("the shortest history that breaks it:%n%s%n", shortest)
                    .isEmpty();
        }
        if (Boolean.getBoolean("search.tell")) {
            outcomes.forEach((outcome, times) -> System.out.println(times + "\t" + outcome));
        }
        if (SEEDS >= 2_000) assertThat(outcomes).containsKeys(REACHED);
    }

    @Test
    void what_breaks_a_rule_is_told_by_its_shortest_history() {
        Rule noRefunds = event -> assertThat(event).isNotInstanceOf(OrderRefunded.class);
        Play play = new Play(pond, () -> List.of(noRefunds), (command, outcome) -> {});
        Histories histories = new Histories(pond.policies());

        History failing = LongStream.range(1, 200)
                .mapToObj(histories::of)
                .filter(history -> play.failureOf(history).isPresent())
                .findFirst()
                .orElseThrow();
        History shortest = failing.shortest(play::failureOf);

        assertThat(play.failureOf(shortest))
                .hasValueSatisfying(told -> assertThat(told).contains("OrderRefunded"));
        assertThat(shortest.steps()).as(shortest.toString()).hasSize(3);
    }

    static List<Rule> rules() {
        return List.of(
                new PointsAddUp(),
                new LotsAreReal(),
                new OrdersEarnWhatStaysPaid(),
                new GrowthFollowsNetSpend(),
                new TermsTakeTheirCourse(),
                new IdentitiesAreUnique(),
                new MergedIdsResolve(),
                new CouponsAreUsedOnce(),
                new ReferralsAreTrees(),
                new CommissionFollowsNetSales());
    }
}
