package dev.pondkeeper.cli.demo;

import java.util.HashMap;
import java.util.Map;

/** Coupons that customers were given: the deeper one cuts, the more of them come back with it. */
final class Coupons implements Part {

    private static final double KEPT_FOR_THE_ORDER_FIRST = 0.2;

    private final Scene scene;
    private final Purchases purchases;
    private final Map<String, Integer> open = new HashMap<>();

    Coupons(Scene scene, Purchases purchases) {
        this.scene = scene;
        this.purchases = purchases;
    }

    @Override
    public void hear(Heard event) {
        switch (event.type()) {
            case "CouponIssued" -> issued(event);
            case "CouponRedeemed", "CouponExpired", "CouponVoided" -> open.remove(event.text("couponId"));
            default -> {}
        }
    }

    private void issued(Heard event) {
        String coupon = event.text("couponId");
        int percent = event.data().path("percentPaid").asInt(100);
        open.put(coupon, percent);
        Guest guest = scene.guest(event.customer()).orElse(null);
        if (guest == null || !scene.dice().happens(chance(percent), "coupon/" + coupon)) return;
        int last = scene.calendar().lastBefore(event.time("validUntil"));
        int when = scene.dice().between(scene.now() + 1, Math.max(scene.now() + 1, last), "use/" + coupon);
        scene.plan(when, Purchases.RANK, "coupon/" + coupon, () -> use(guest, coupon));
    }

    private void use(Guest guest, String coupon) {
        Integer percent = open.get(coupon);
        if (percent == null || !guest.isActive()) return;
        if (scene.dice().happens(KEPT_FOR_THE_ORDER_FIRST, "keep/" + coupon)) {
            scene.ask(
                    guest,
                    Asking.of("ReserveCoupon", coupon)
                            .with("couponId", coupon)
                            .with("customerId", guest.id())
                            .with("orderId", guest.id() + "-o" + (guest.orders() + 1))
                            .with("amount", Asking.money(Menu.LATTE.price())));
        }
        purchases.buy(guest, coupon, percent);
        open.remove(coupon);
    }

    private static double chance(int percentPaid) {
        if (percentPaid <= 28) return 0.5;
        if (percentPaid <= 43) return 0.4;
        if (percentPaid <= 58) return 0.4;
        return percentPaid <= 85 ? 0.18 : 0.25;
    }
}
