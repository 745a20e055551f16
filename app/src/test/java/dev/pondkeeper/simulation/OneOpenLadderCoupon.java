package dev.pondkeeper.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whenever the clock moves on, nobody has two coupons of the ladder that could be used. */
final class OneOpenLadderCoupon implements Check {

    private record Coupon(String customer, Instant validUntil) {}

    private final Map<String, Coupon> ladder = new HashMap<>();
    private final Map<String, Set<String>> open = new HashMap<>();
    private final Map<String, Happening> touched = new HashMap<>();
    private Instant now = Instant.MIN;

    @Override
    public void see(Happening event, CaseFile file) {
        if (event.at().isAfter(now)) {
            count(file);
            now = event.at();
        }
        String coupon = event.text("couponId");
        switch (event.type()) {
            case "CouponIssued" -> {
                if (!event.text("campaign").equals("coupon-ladder")) return;
                ladder.put(coupon, new Coupon(event.customer(), Instant.parse(event.text("validUntil"))));
                reopen(coupon, event);
            }
            case "CouponReturned" -> {
                if (event.text("state").equals("RETURNED")) reopen(coupon, event);
            }
            case "CouponRedeemed", "CouponExpired", "CouponVoided" -> close(coupon);
            default -> {}
        }
    }

    @Override
    public void close(CaseFile file) {
        count(file);
    }

    private void reopen(String coupon, Happening event) {
        Coupon known = ladder.get(coupon);
        if (known == null) return;
        open.computeIfAbsent(known.customer(), none -> new HashSet<>()).add(coupon);
        touched.put(known.customer(), event);
    }

    private void close(String coupon) {
        Coupon known = ladder.get(coupon);
        if (known != null) open.getOrDefault(known.customer(), new HashSet<>()).remove(coupon);
    }

    /** Of those who were given one since the clock last moved. */
    private void count(CaseFile file) {
        touched.forEach((customer, event) -> {
            Set<String> usable = new HashSet<>(open.getOrDefault(customer, Set.of()));
            usable.removeIf(coupon -> isOver(ladder.get(coupon)));
            if (usable.size() > 1) file.fault(event, "coupons of the ladder open at once " + usable);
        });
        touched.clear();
    }

    private boolean isOver(@Nullable Coupon coupon) {
        return coupon == null || !coupon.validUntil().isAfter(now);
    }
}
