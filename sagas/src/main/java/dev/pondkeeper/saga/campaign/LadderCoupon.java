package dev.pondkeeper.saga.campaign;

import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponKind;
import dev.pondkeeper.kernel.coupon.PriceEvidence;
import dev.pondkeeper.kernel.coupon.PriceEvidence.Input;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.touch.Occasion;
import dev.pondkeeper.kernel.touch.TextParameter;
import dev.pondkeeper.kernel.touch.TouchCommand.RequestTouch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The coupon of one rung with the evidence why this customer gets this price, and the news of it (DOMAIN.md §3.2). */
final class LadderCoupon {

    private LadderCoupon() {}

    /** @param upward whether an order led to it */
    static IssueCoupon of(CampaignStepTaken step, boolean upward, Instant validUntil, int programmeVersion) {
        int rung = Objects.requireNonNull(step.rung());
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input("couponNo", String.valueOf(step.round())));
        if (step.reason() != null) inputs.add(new Input("reason", step.reason()));
        if (step.orderId() != null)
            inputs.add(new Input("orderId", step.orderId().value()));
        return new IssueCoupon(
                Objects.requireNonNull(step.couponId()),
                step.customerId(),
                CouponKind.PERCENT_PAID,
                rung,
                null,
                null,
                step.occurredAt(),
                validUntil,
                step.campaign(),
                new PriceEvidence(rung, upward ? "ladder-up" : "ladder-down", inputs, programmeVersion),
                step.occurredAt());
    }

    static RequestTouch newsOf(CampaignStepTaken step, Instant validUntil) {
        return new RequestTouch(
                Objects.requireNonNull(step.touchId()),
                step.customerId(),
                step.campaign(),
                step.round(),
                Purpose.MARKETING,
                Occasion.CAMPAIGN_NEWS,
                null,
                List.of(),
                "ladder-coupon",
                List.of(
                        new TextParameter("percentPaid", String.valueOf(step.rung())),
                        new TextParameter("validUntil", validUntil.toString())),
                validUntil,
                step.occurredAt());
    }
}
