package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Orders by habit, paid with money, points or a coupon; some are received later, some sent back. */
final class Purchases implements Part {

    static final String RANK = "50";

    private static final double COMES_AT_ONCE = 0.6;
    private static final double ANOTHER = 0.3;
    private static final double SENT_BACK = 0.03;
    private static final double SENT_BACK_WITH_COUPON = 0.08;
    private static final double DELIVERED = 0.25;
    private static final double PAYS_WITH_POINTS = 0.3;
    private static final double HOLDS_FIRST = 0.2;
    private static final double FORGETS_THE_HOLD = 0.15;
    private static final int MINUTES_BEFORE = 290;
    private static final int A_QUARTER = 15;
    private static final long POINTS_FOR_A_COFFEE = 100;
    private static final long FEN_OFF = 1_000;

    private final Scene scene;
    private long orders;

    Purchases(Scene scene) {
        this.scene = scene;
    }

    long orders() {
        return orders;
    }

    @Override
    public void joined(Guest guest) {
        if (!guest.habit().buys()) return;
        if (scene.dice().happens(COMES_AT_ONCE, "at-once/" + guest.id())) {
            scene.plan(scene.now() + 1, RANK, "visit/" + guest.id(), () -> visit(guest));
        } else {
            planNext(guest);
        }
    }

    @Override
    public void hear(Heard event) {
        if (!event.data().path("balances").has("available")) return;
        long available = event.data().path("balances").path("available").asLong();
        scene.guest(event.customer()).ifPresent(guest -> guest.have(available));
    }

    private void planNext(Guest guest) {
        String about = guest.id() + "/" + scene.now();
        int day = scene.today()
                + guest.habit().gap(scene.dice(), about, scene.calendar().bustle(scene.today()));
        int moment = BrandCalendar.noonOf(day) + scene.dice().below(BrandCalendar.MOMENTS_A_DAY, "daytime/" + about);
        scene.plan(moment, RANK, "visit/" + guest.id(), () -> visit(guest));
    }

    private void visit(Guest guest) {
        if (guest.comes(scene.today())) buy(guest, "", 100);
        planNext(guest);
    }

    /**
     * One order.
     *
     * @param coupon used, or empty
     * @param percent left to pay
     */
    void buy(Guest guest, String coupon, int percent) {
        Dice dice = scene.dice();
        String order = guest.id() + "-o" + guest.order();
        List<Menu> items = basket(order);
        boolean points = coupon.isEmpty()
                && guest.points() >= 2 * POINTS_FOR_A_COFFEE
                && dice.happens(PAYS_WITH_POINTS, "points/" + order);
        if (points) payWithPoints(guest, order);
        ArrayNode lines = Asking.array();
        long fen = 0;
        for (Menu item : items) {
            long price = item.price() * (long) percent / 100 - (points && fen == 0 ? FEN_OFF : 0);
            fen += price;
            lines.addObject().put("sku", item.sku()).put("quantity", 1).set("amount", Asking.money(price));
        }
        Asking paid = Asking.of("RecordOrderPaid", order)
                .with("orderId", order)
                .with("customerId", guest.id())
                .with("amount", Asking.money(fen))
                .with("lines", lines);
        if (points) paid.with("redemptionId", order);
        if (!coupon.isEmpty()) paid.with("couponId", coupon);
        else if (!guest.isReferred()) paid.at(timeOf(order));
        scene.ask(guest, paid);
        orders++;
        afterwards(guest, order, fen, coupon.isEmpty() ? SENT_BACK : SENT_BACK_WITH_COUPON);
    }

    private List<Menu> basket(String order) {
        List<Menu> items = new ArrayList<>(List.of(Menu.drawn(scene.dice(), order)));
        while (scene.dice().happens(ANOTHER, "another/" + order + items.size())) {
            items.add(Menu.drawn(scene.dice(), order + items.size()));
        }
        return items;
    }

    /** Some quarter of an hour since the moment before. */
    private Instant timeOf(String order) {
        int quarters = scene.dice().below(MINUTES_BEFORE / A_QUARTER, "minute/" + order);
        return scene.calendar().at(scene.now()).minus(Duration.ofMinutes((long) A_QUARTER * quarters));
    }

    private void payWithPoints(Guest guest, String order) {
        Dice dice = scene.dice();
        if (!dice.happens(HOLDS_FIRST, "hold/" + order)) {
            scene.ask(guest, spending("RedeemPoints", guest, order));
            return;
        }
        scene.ask(
                guest,
                Asking.of("HoldPoints", order)
                        .with("customerId", guest.id())
                        .with("holdId", order)
                        .with("points", POINTS_FOR_A_COFFEE));
        if (dice.happens(FORGETS_THE_HOLD, "forgets/" + order)) return;
        scene.ask(
                guest,
                spending("CapturePoints", guest, order).with("holdId", order).with("rest", "RELEASE"));
    }

    private static Asking spending(String command, Guest guest, String order) {
        return Asking.of(command, order)
                .with("customerId", guest.id())
                .with("redemptionId", order)
                .with("points", POINTS_FOR_A_COFFEE);
    }

    private void afterwards(Guest guest, String order, long fen, double sentBack) {
        Dice dice = scene.dice();
        if (guest.isReferred() || dice.happens(DELIVERED, "delivered/" + order)) {
            int when = scene.now() + dice.between(1, 5, "received/" + order);
            scene.plan(when, "55", "received/" + order, () -> receive(guest, order));
        }
        if (fen < 2 || !dice.happens(sentBack, "back/" + order)) return;
        int when = scene.now() + dice.between(6, 13, "back-when/" + order);
        double kind = dice.roll("back-kind/" + order);
        if (kind < 0.5) {
            refundLater(guest, order, 1, fen, when);
        } else if (kind < 0.85) {
            refundLater(guest, order, 1, fen / 2, when);
        } else {
            refundLater(guest, order, 1, fen / 2, when);
            refundLater(guest, order, 2, fen - fen / 2, when + 1);
        }
    }

    private void receive(Guest guest, String order) {
        scene.ask(guest, Asking.of("RecordOrderReceived", order).with("orderId", order));
    }

    private void refundLater(Guest guest, String order, int part, long fen, int when) {
        String refund = order + "-r" + part;
        scene.plan(
                when,
                "57",
                "refund/" + refund,
                () -> scene.ask(
                        guest,
                        Asking.of("RecordRefund", refund)
                                .with("orderId", order)
                                .with("refundId", refund)
                                .with("amount", Asking.money(fen))));
    }
}
