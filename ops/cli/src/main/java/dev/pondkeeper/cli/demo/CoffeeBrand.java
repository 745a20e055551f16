package dev.pondkeeper.cli.demo;

import dev.pondkeeper.cli.wire.BulkLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * A coffee brand that does not exist, day by day: customers join, buy by habit, sometimes send an order back or pay with points,
 * and some stay away. The same seed and dates give the same lines, byte for byte.
 */
public final class CoffeeBrand {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> CHANNELS =
            List.of("douyin", "xiaohongshu", "shop", "shop", "mini-program", "friends");
    private static final List<String> FAMILY = List.of("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang");
    private static final List<String> GIVEN =
            List.of("Wei", "Na", "Min", "Jing", "Lei", "Yan", "Tao", "Xia", "Bo", "Ning");
    private static final LocalTime OPENS = LocalTime.of(7, 30);
    private static final int OPEN_SECONDS = 13 * 3600;
    private static final double SENT_BACK = 0.02;
    private static final double PAYS_WITH_POINTS = 0.3;
    private static final int DAYS_TO_SEND_BACK = 3;
    private static final long POINTS_FOR_A_COFFEE = 100;

    private record Pending(Guest guest, String orderId, long fen, int day) {}

    /** What happens in some days; the redemptions need the points of all earlier days to have been earned. */
    public record Days(List<BulkLine> lines, List<BulkLine> redemptions) {}

    private final int customers;
    private final int days;
    private final LocalDate firstDay;
    private final Random random;
    private final DemoLines write = new DemoLines();
    private final List<Guest> guests = new ArrayList<>();
    private final List<Pending> toRefund = new ArrayList<>();
    private int orders;

    /** @param firstDay of so many days */
    public CoffeeBrand(int customers, int days, long seed, LocalDate firstDay) {
        this.customers = customers;
        this.days = days;
        this.firstDay = firstDay;
        this.random = new Random(seed);
    }

    /** Plays the days from, inclusive, to, exclusive; each day once and in turn. */
    public Days play(int from, int to) {
        Days played = new Days(new ArrayList<>(), new ArrayList<>());
        List<Guest> withPoints = guests.stream()
                .filter(guest -> guest.points() >= 2 * POINTS_FOR_A_COFFEE)
                .toList();
        for (int day = from; day < to; day++) {
            int joined = (int) ((long) customers * (day + 1) / days);
            while (guests.size() < joined) join(day, played.lines());
            for (Guest guest : guests) if (guest.visits(day)) visit(guest, day, played.lines());
            refund(day, played.lines());
        }
        for (Guest guest : withPoints) {
            if (random.nextDouble() < PAYS_WITH_POINTS && guest.points() >= 2 * POINTS_FOR_A_COFFEE) {
                redeem(guest, to - 1, played.redemptions());
            }
        }
        return played;
    }

    /** A customer worth a look, by what there is most of; empty if nobody has any. */
    private Optional<String> most(ToIntFunction<Guest> of) {
        return guests.stream()
                .max(Comparator.comparingInt(of))
                .filter(guest -> of.applyAsInt(guest) > 0)
                .map(Guest::id);
    }

    public Optional<String> boughtMost() {
        return most(Guest::orders);
    }

    public Optional<String> sentBackMost() {
        return most(Guest::refunds);
    }

    public Optional<String> redeemedMost() {
        return most(Guest::redemptions);
    }

    public int orders() {
        return orders;
    }

    private void join(int day, List<BulkLine> lines) {
        Guest guest = new Guest(guests.size() + 1, day, random);
        String name = drawn(FAMILY) + " " + drawn(GIVEN);
        guests.add(guest);
        lines.add(write.registered(guest, name, drawn(CHANNELS), opening(day)));
    }

    private void visit(Guest guest, int day, List<BulkLine> lines) {
        List<Menu> items = new ArrayList<>(List.of(Menu.drawn(random)));
        while (random.nextInt(3) == 0) items.add(Menu.drawn(random));
        long fen = items.stream().mapToLong(Menu::price).sum();
        String orderId = guest.id() + "-o" + guest.order(fen);
        lines.add(write.paid(guest, orderId, items, opening(day).plusSeconds(1 + random.nextInt(OPEN_SECONDS))));
        orders++;
        if (random.nextDouble() < SENT_BACK) {
            long back = random.nextBoolean() ? fen : items.get(0).price();
            toRefund.add(new Pending(guest, orderId, back, day + 1 + random.nextInt(DAYS_TO_SEND_BACK)));
        }
        guest.planNext(day, random);
    }

    private void refund(int day, List<BulkLine> lines) {
        for (Pending pending : toRefund) {
            if (pending.day() != day) continue;
            Guest guest = pending.guest();
            String refundId = guest.id() + "-r" + guest.refund(pending.fen());
            lines.add(write.refunded(guest, pending.orderId(), refundId, pending.fen(), opening(day)));
        }
        toRefund.removeIf(pending -> pending.day() <= day);
    }

    private void redeem(Guest guest, int day, List<BulkLine> lines) {
        String redemptionId = guest.id() + "-p" + guest.redeem(POINTS_FOR_A_COFFEE);
        Instant closing = opening(day).plusSeconds(OPEN_SECONDS);
        lines.add(write.redeemed(guest, redemptionId, POINTS_FOR_A_COFFEE, closing));
    }

    private Instant opening(int day) {
        return firstDay.plusDays(day).atTime(OPENS).atZone(ZONE).toInstant();
    }

    private String drawn(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
