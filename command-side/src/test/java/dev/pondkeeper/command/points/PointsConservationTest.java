package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.points.Accounts.HAN_MEIMEI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.AdjustmentId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.HoldRest;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsCommand.AdjustPoints;
import dev.pondkeeper.kernel.points.PointsCommand.CapturePoints;
import dev.pondkeeper.kernel.points.PointsCommand.ClawBackPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPoints;
import dev.pondkeeper.kernel.points.PointsCommand.EarnPointsForOrder;
import dev.pondkeeper.kernel.points.PointsCommand.FreezePoints;
import dev.pondkeeper.kernel.points.PointsCommand.HoldPoints;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.PointsCommand.ReleaseHold;
import dev.pondkeeper.kernel.points.PointsCommand.ReverseRedemption;
import dev.pondkeeper.kernel.points.PointsCommand.SettlePoints;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsCommand.UnfreezePoints;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.kernel.points.StaffId;
import dev.pondkeeper.kernel.points.TransferId;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Kind;
import dev.pondkeeper.kernel.programme.PointsExpiry.Rounding;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories: whatever is asked of an account, no point appears or vanishes (DOMAIN.md §2, conservation). */
class PointsConservationTest {

    private static final int STEPS = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void no_point_appears_or_vanishes(long seed) {
        Random random = new Random(seed);
        Accounts accounts = new Accounts();
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            if (step % 40 == 0) accounts.with(rules(random));
            accounts.after(Duration.ofHours(random.nextInt(24 * 4)));
            if (accounts.send(anything(random, accounts)).isPresent()) refused++;
        }
        assertThat(refused).as("refusals").isPositive();
        assertThat(accounts.events(LI_LEI).size())
                .as("a history worth the name")
                .isGreaterThan(STEPS / 4);
        for (CustomerId customer : List.of(LI_LEI, HAN_MEIMEI)) assertConserved(accounts.events(customer));
        Set<Class<?>> kinds = new HashSet<>();
        accounts.events(LI_LEI).forEach(event -> kinds.add(event.getClass()));
        assertThat(kinds).as("kinds of events").hasSizeGreaterThan(11);
    }

    private static PointsRules rules(Random random) {
        PointsExpiry expiry =
                switch (random.nextInt(4)) {
                    case 0 -> new PointsExpiry(Kind.SLIDING, 20, Unit.DAYS, Rounding.NONE, null, null);
                    case 1 -> new PointsExpiry(Kind.CALENDAR, 0, Unit.DAYS, Rounding.NONE, 6, 30);
                    case 2 -> new PointsExpiry(Kind.NONE, 0, Unit.DAYS, Rounding.NONE, null, null);
                    default -> PointsExpiry.rolling(30, Unit.DAYS);
                };
        Clawback clawback = List.of(Clawback.ONLY_PENDING, Clawback.WITHIN_BALANCE, Clawback.RECOVER)
                .get(random.nextInt(3));
        return new PointsRules(1, random.nextInt(2) * 9, expiry, clawback, 43_000, random.nextInt(2) * 7);
    }

    private static PointsCommand anything(Random random, Accounts accounts) {
        var now = accounts.now;
        String id = Integer.toString(random.nextInt(60));
        CustomerId one = random.nextInt(5) == 0 ? HAN_MEIMEI : LI_LEI;
        CustomerId other = one.equals(LI_LEI) ? HAN_MEIMEI : LI_LEI;
        long points = 1L + random.nextInt(50);
        Money paid = new Money(9000, "CNY");
        Money net = new Money((long) random.nextInt(4) * 2900, "CNY");
        return switch (random.nextInt(16)) {
            case 0, 1 -> new EarnPoints(one, new EarningId(id), points, "gift", now);
            case 2, 3 -> new EarnPointsForOrder(one, new OrderId(id), paid, now);
            case 4, 5 -> new ClawBackPoints(one, new OrderId(id), new RefundId(id), paid, net, now);
            case 6, 7 -> new RedeemPoints(one, new RedemptionId(id), points, now);
            case 8 -> new ReverseRedemption(one, new RedemptionId(id), now);
            case 9, 10 -> new HoldPoints(one, new HoldId(id), points, now);
            case 11 ->
                new CapturePoints(one, new HoldId(id), new RedemptionId("c-" + id), 1 + points / 4, HoldRest.KEEP, now);
            case 12 -> new ReleaseHold(one, new HoldId(id), now);
            case 13 ->
                new AdjustPoints(
                        one,
                        new AdjustmentId(id),
                        points - 25 == 0 ? 1 : points - 25,
                        "by hand",
                        new StaffId("s"),
                        now);
            case 14 -> new TransferPoints(one, new TransferId(id), other, points, now);
            default ->
                random.nextInt(3) == 0
                        ? new FreezePoints(one, "doubt", now)
                        : random.nextBoolean() ? new UnfreezePoints(one, "no doubt", now) : new SettlePoints(one, now);
        };
    }

    private static void assertConserved(List<PointsEvent> history) {
        AccountState replayed = new AccountState();
        for (PointsEvent event : history) {
            replayed.on(event);
            PointsBalances now = event.balances();
            assertThat(now.available() + now.pending() + now.held() + now.redeemed() + now.expired() + now.reversed())
                    .as("issued, after %s", event)
                    .isEqualTo(now.issued());
            assertThat(List.of(now.available(), now.pending(), now.held(), now.owed()))
                    .as("balances after %s", event)
                    .allMatch(balance -> balance >= 0);
            assertThat(now.owed() > 0 && now.available() + now.pending() > 0)
                    .as("owing while there is something, after %s", event)
                    .isFalse();
            assertThat(sum(replayed.lots().kept().lots(), false))
                    .as("lots after %s", event)
                    .isEqualTo(now.available());
            assertThat(sum(replayed.lots().kept().lots(), true)).isEqualTo(now.pending());
            long held = 0;
            for (Hold hold : replayed.holds()) held += hold.points();
            assertThat(held).as("held after %s", event).isEqualTo(now.held());
            if (event instanceof PointsClawedBack clawed) assertSplit(clawed);
        }
    }

    private static void assertSplit(PointsClawedBack clawed) {
        assertThat(RedemptionPolicy.total(clawed.pending())
                        + RedemptionPolicy.total(clawed.available())
                        + clawed.lapsed()
                        + clawed.forgiven()
                        + clawed.owed())
                .isEqualTo(clawed.points());
    }

    private static long sum(List<Lot> lots, boolean pending) {
        return lots.stream()
                .filter(lot -> lot.pending() == pending)
                .mapToLong(Lot::left)
                .sum();
    }
}
