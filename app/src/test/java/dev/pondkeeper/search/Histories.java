package dev.pondkeeper.search;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.ReactionsOnly;
import dev.pondkeeper.kernel.Vocabulary;
import dev.pondkeeper.kernel.customer.Acquisition;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.order.OrderCommand;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.PointsRules.Clawback;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Draws one history from one seed: lawful and unlawful commands, merges and their taking back, races, waits to the edges of days, lagging policies. */
final class Histories {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant BEGINNING = Instant.parse("2026-01-30T02:00:00Z");

    /** What shops and customers do all day comes more often. */
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("RecordOrderPaid", 10),
            Map.entry("RecordRefund", 6),
            Map.entry("RecordOrderReceived", 5),
            Map.entry("EarnPoints", 8),
            Map.entry("RedeemPoints", 6),
            Map.entry("HoldPoints", 6),
            Map.entry("IssueCoupon", 6),
            Map.entry("RequestWithdrawal", 6),
            Map.entry("RegisterCustomer", 1),
            Map.entry("FreezePoints", 1),
            Map.entry("SuspendDistributor", 1),
            Map.entry("RevokeDistributionRight", 1),
            Map.entry("EraseCustomer", 1),
            Map.entry("RestrictProcessing", 1),
            // The rules change with the seed, not within a history.
            Map.entry("PublishProgramme", 0));

    /** What naturally comes next, so that few of the histories stay on the surface. */
    private static final Map<String, List<String>> NEXT = Map.ofEntries(
            Map.entry("HoldPoints", List.of("CapturePoints", "ReleaseHold")),
            Map.entry("CapturePoints", List.of("CapturePoints", "ReleaseHold", "ReverseRedemption")),
            Map.entry("RedeemPoints", List.of("ReverseRedemption")),
            Map.entry("IssueCoupon", List.of("ReserveCoupon")),
            Map.entry("ReserveCoupon", List.of("RedeemCoupon", "ReleaseCoupon", "ReserveCoupon")),
            Map.entry("RedeemCoupon", List.of("ReturnCoupon")),
            Map.entry("RecordOrderPaid", List.of("RecordOrderReceived", "RecordRefund")),
            Map.entry("RecordOrderReceived", List.of("RequestWithdrawal", "RecordRefund")),
            Map.entry("RequestWithdrawal", List.of("ApproveWithdrawal", "RejectWithdrawal")),
            Map.entry("ApproveWithdrawal", List.of("RecordPayout")),
            Map.entry("MergeCustomers", List.of("UnmergeCustomers")));

    private static final int USUAL_WEIGHT = 3;

    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMinutes(29),
        Duration.ofMinutes(31),
        Duration.ofDays(1),
        Duration.ofDays(7),
        Duration.ofDays(8),
        Duration.ofDays(31),
        Duration.ofDays(366)
    };

    /** By then commission on an order that was received now can be withdrawn. */
    private static final Duration SETTLED = Duration.ofDays(16);

    private final int policies;
    private final List<Class<? extends Command>> all = new ArrayList<>();

    Histories(int policies) {
        this.policies = policies;
        for (Class<? extends Command> type : Vocabulary.commands().values()) {
            if (type.isAnnotationPresent(ReactionsOnly.class) && !isTimeTrigger(type)) continue;
            int weight = WEIGHTS.getOrDefault(type.getSimpleName(), USUAL_WEIGHT);
            for (int i = 0; i < weight; i++) all.add(type);
        }
    }

    History of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        CommandMaker maker = new CommandMaker(random);
        List<Class<? extends Command>> drawn = themeOf(random);
        List<Step> steps = new ArrayList<>();
        Instant now = BEGINNING;
        boolean referring = random.nextBoolean();
        Unions unions = new Unions(random);
        for (int customer = 0; customer < 3; customer++) {
            if (random.nextInt(20) == 0) continue;
            CustomerId id = new CustomerId("cu-" + customer);
            Acquisition acquisition = referring && customer > 0
                    ? new Acquisition("shop", null, new CustomerId("cu-" + (customer - 1)))
                    : null;
            steps.add(new Step.Send(new RegisterCustomer(id, null, null, acquisition, null, null, BEGINNING)));
            if (referring) steps.add(new Step.Send(new GrantDistributionRight(id, Right.DESIGNATION, null, BEGINNING)));
        }
        if (referring) everybodyHears(steps);
        String last = "";
        for (int i = 15 + random.nextInt(60); i > 0; i--) {
            int kind = random.nextInt(100);
            if (kind < 12) {
                now = later(now, random);
                steps.add(new Step.Wait(now));
            } else if (kind < 24) {
                steps.add(new Step.React(random.nextInt(Math.max(1, policies)), 1 + random.nextInt(4)));
            } else if (kind < 34) {
                Optional<Command> slow = any(drawn, maker, random, now);
                Optional<Command> quick = any(drawn, maker, random, now);
                if (slow.isPresent() && quick.isPresent()) steps.add(new Step.Race(slow.get(), quick.get()));
            } else if (kind < 44 && unions.come()) {
                steps.add(new Step.Send(unions.next(now)));
            } else {
                List<String> next = NEXT.getOrDefault(last, List.of());
                if (last.equals("RecordOrderReceived") && random.nextBoolean()) {
                    now = now.plus(SETTLED);
                    everybodyHears(steps);
                    steps.add(new Step.Wait(now));
                }
                Optional<Command> command = next.isEmpty() || random.nextInt(3) == 0
                        ? any(drawn, maker, random, now)
                        : maker.make(byName(next.get(random.nextInt(next.size()))), now);
                if (command.isEmpty()) continue;
                steps.add(new Step.Send(command.get()));
                maker.follow(command.get());
                last = command.get().getClass().getSimpleName();
            }
        }
        return new History(seed, steps);
    }

    /** Most histories stay with a few aggregates and the orders that move them, so that commands meet. */
    private List<Class<? extends Command>> themeOf(Random random) {
        if (random.nextInt(4) == 0) return all;
        List<Class<?>> families =
                all.stream().<Class<?>>map(Histories::familyOf).distinct().toList();
        Set<Class<?>> theme = new HashSet<>();
        theme.add(OrderCommand.class);
        for (int i = 1 + random.nextInt(2); i > 0; i--) theme.add(families.get(random.nextInt(families.size())));
        return all.stream().filter(type -> theme.contains(familyOf(type))).toList();
    }

    private void everybodyHears(List<Step> steps) {
        for (int policy = 0; policy < policies; policy++) steps.add(new Step.React(policy, 100));
    }

    private Class<? extends Command> byName(String name) {
        return all.stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> familyOf(Class<?> command) {
        return command.getInterfaces()[0];
    }

    private static Optional<Command> any(
            List<Class<? extends Command>> drawn, CommandMaker maker, Random random, Instant now) {
        return maker.make(drawn.get(random.nextInt(drawn.size())), now);
    }

    /** Half of the waits end at a midnight of the programme's zone, or a millisecond before. */
    private static Instant later(Instant now, Random random) {
        Instant later = now.plus(WAITS[random.nextInt(WAITS.length)]);
        if (random.nextBoolean()) return later;
        Instant midnight =
                later.atZone(ZONE).toLocalDate().plusDays(1).atStartOfDay(ZONE).toInstant();
        return random.nextBoolean() ? midnight : midnight.minusMillis(1);
    }

    /** Each seed is played under rules of its own for points. */
    static Programme programmeOf(long seed) {
        Random random = new Random(seed * 31 + 7);
        PointsExpiry[] expiries = {
            PointsExpiry.rolling(12, PointsExpiry.Unit.MONTHS),
            PointsExpiry.rolling(7, PointsExpiry.Unit.DAYS),
            new PointsExpiry(
                    PointsExpiry.Kind.ROLLING,
                    1,
                    PointsExpiry.Unit.MONTHS,
                    PointsExpiry.Rounding.QUARTER_END,
                    null,
                    null),
            new PointsExpiry(
                    PointsExpiry.Kind.SLIDING, 30, PointsExpiry.Unit.DAYS, PointsExpiry.Rounding.NONE, null, null),
            new PointsExpiry(PointsExpiry.Kind.CALENDAR, 0, PointsExpiry.Unit.DAYS, PointsExpiry.Rounding.NONE, 2, 28),
            new PointsExpiry(PointsExpiry.Kind.NONE, 0, PointsExpiry.Unit.DAYS, PointsExpiry.Rounding.NONE, null, null)
        };
        Clawback[] clawbacks = Clawback.values();
        return Programme.DEFAULT.with(new PointsRules(
                1,
                random.nextBoolean() ? 0 : 7,
                expiries[random.nextInt(expiries.length)],
                clawbacks[random.nextInt(clawbacks.length)],
                30,
                random.nextBoolean() ? 7 : 0));
    }

    /** What deadlines will send: it may come at any time and changes only what has fallen due. */
    private static boolean isTimeTrigger(Class<?> type) {
        return List.of("Settle", "Expire", "Evaluate", "Mark").stream().anyMatch(type.getSimpleName()::startsWith);
    }
}
