package dev.pondkeeper.query.coupon;

import dev.pondkeeper.query.http.Page;
import dev.pondkeeper.query.http.Reading;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /coupons?customerId=&state=}. */
@RestController
final class CouponController {

    private final CouponViews coupons;

    CouponController(CouponViews coupons) {
        this.coupons = coupons;
    }

    @GetMapping("/coupons")
    Page<CouponView> coupons(Reading reading) {
        String customerId = reading.text("customerId");
        String state = reading.text("state");
        if (state != null && !CouponViews.STATES.contains(state)) {
            reading.fault("state", "must be one of " + CouponViews.STATES);
        }
        Page.Asked asked = reading.page();
        reading.of(CouponViews.NAME);
        return coupons.list(customerId, state, asked);
    }
}
