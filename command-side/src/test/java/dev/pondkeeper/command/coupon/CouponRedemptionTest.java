package dev.pondkeeper.command.coupon;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.coupon.Coupons.COUPON;
import static dev.pondkeeper.command.coupon.Coupons.ORDER;
import static dev.pondkeeper.command.coupon.Coupons.OTHER;
import static dev.pondkeeper.command.coupon.Coupons.UNTIL;
import static dev.pondkeeper.command.coupon.Coupons.amountOff;
import static dev.pondkeeper.command.coupon.Coupons.expired;
import static dev.pondkeeper.command.coupon.Coupons.issued;
import static dev.pondkeeper.command.coupon.Coupons.redeemed;
import static dev.pondkeeper.command.coupon.Coupons.released;
import static dev.pondkeeper.command.coupon.Coupons.reserve;
import static dev.pondkeeper.command.coupon.Coupons.reserved;
import static dev.pondkeeper.command.coupon.Coupons.voided;
import static dev.pondkeeper.command.coupon.Coupons.yuan;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.RedeemCouponForOrder;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReturnCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedemptionRefused;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CouponRedemptionTest {

    private static final Instant TICK_BEFORE_END = UNTIL.minusMillis(1);

    private final FixtureConfiguration<Coupon> coupon = Decisions.of(Coupon.class);

    @Test
    void redeems_what_was_reserved() {
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(redeem(ORDER, null), recordedAt(NOW))
                .expectEvents(redeemed(ORDER, 1_500));
    }

    @Test
    void redeems_without_a_reservation_when_the_amount_is_named() {
        coupon.given(amountOff(12_000))
                .when(redeem(ORDER, yuan(100)), recordedAt(NOW))
                .expectEvents(redeemed(ORDER, 10_000));
        coupon.given(amountOff(12_000))
                .when(redeem(ORDER, null), recordedAt(NOW))
                .expectException(refusal("coupon-not-reserved"));
    }

    @Test
    void refuses_to_redeem_over_another_amount_than_was_reserved() {
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(redeem(ORDER, yuan(101)), recordedAt(NOW))
                .expectException(refusal("coupon-reservation-clash"));
    }

    @Test
    void redeems_once_per_order_and_never_for_a_second_one() {
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(redeem(ORDER, yuan(100)), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(redeem(OTHER, yuan(100)), recordedAt(NOW))
                .expectException(refusal("coupon-redeemed"));
    }

    @Test
    void expires_at_the_very_instant_of_redemption() {
        coupon.given(issued(85))
                .when(redeem(ORDER, yuan(100)), recordedAt(TICK_BEFORE_END))
                .expectEvents(redeemed(ORDER, 1_500));
        coupon.given(issued(85))
                .when(redeem(ORDER, yuan(100)), recordedAt(UNTIL))
                .expectException(refusal("coupon-expired"));
    }

    @Test
    void a_reservation_carries_the_coupon_over_its_end_to_the_redemption() {
        Instant heldTo = TICK_BEFORE_END.plus(Duration.ofMinutes(30));
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END))
                .when(redeem(ORDER, null), recordedAt(heldTo.minusMillis(1)))
                .expectEvents(redeemed(ORDER, 1_500));
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END))
                .when(redeem(ORDER, null), recordedAt(heldTo))
                .expectException(refusal("coupon-expired"));
    }

    @Test
    void a_payment_redeems_what_was_reserved_for_it_however_late_it_is_heard_of() {
        Instant paidAt = NOW.plusSeconds(60);
        Instant timeOut = NOW.plus(Duration.ofMinutes(30));
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(paid(ORDER, 8_500, paidAt), recordedAt(UNTIL.plusSeconds(1)))
                .expectEvents(redeemed(ORDER, 1_500));
        coupon.given(
                        issued(85),
                        reserved(ORDER, 10_000, 1_500, NOW),
                        released(ORDER, "TIMED_OUT", timeOut),
                        expired(UNTIL))
                .when(paid(ORDER, 8_500, paidAt), recordedAt(UNTIL.plusSeconds(1)))
                .expectEvents(redeemed(ORDER, 1_500));
    }

    @Test
    void a_payment_without_reservation_meets_the_floor_by_what_it_paid_and_what_the_coupon_took_off() {
        coupon.given(issued(85, yuan(100)))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectEvents(redeemedByPayment(ORDER));
        coupon.given(issued(85, yuan(100)))
                .when(paid(ORDER, 8_498, NOW), recordedAt(NOW))
                .expectEvents(refusedFor(LI_LEI, "coupon-floor-not-met"));
    }

    @Test
    void a_payment_with_an_unusable_coupon_is_recorded_and_not_refused() {
        coupon.givenNoPriorActivity()
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectEvents(refusedFor(LI_LEI, "unknown-coupon"));
        coupon.given(issued(85))
                .when(paid(ORDER, 8_500, UNTIL), recordedAt(UNTIL))
                .expectEvents(refusedFor(LI_LEI, "coupon-expired"));
        coupon.given(issued(85), voided("by mistake"))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectEvents(refusedFor(LI_LEI, "coupon-voided"));
        coupon.given(issued(85), redeemed(OTHER, 1_500))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectEvents(refusedFor(LI_LEI, "coupon-redeemed"));
        coupon.given(issued(85), reserved(OTHER, 10_000, 1_500, NOW))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectEvents(refusedFor(LI_LEI, "coupon-reserved"));
    }

    @Test
    void a_payment_of_another_customer_is_recorded_under_who_paid() {
        CustomerId other = new CustomerId("43");
        coupon.given(issued(85))
                .when(
                        new RedeemCouponForOrder(COUPON, other, ORDER, new Money(8_500, "CNY"), NOW, NOW),
                        recordedAt(NOW))
                .expectEvents(refusedFor(other, "coupon-of-another-customer"));
    }

    @Test
    void the_same_payment_twice_is_recorded_once_whether_taken_or_refused() {
        coupon.given(issued(85), redeemedByPayment(ORDER))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(refusedFor(LI_LEI, "unknown-coupon"))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_coupon_can_still_be_issued_under_an_id_that_a_payment_named_too_early() {
        coupon.given(refusedFor(LI_LEI, "unknown-coupon"))
                .when(Coupons.issue(85, LI_LEI, NOW))
                .expectEvents(issued(85));
    }

    @Test
    void a_refund_returns_the_coupon_usable_again_as_long_as_it_is_valid() {
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(giveBack(ORDER), recordedAt(TICK_BEFORE_END))
                .expectEvents(returned("RETURNED"));
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(giveBack(ORDER), recordedAt(UNTIL))
                .expectEvents(returned("EXPIRED"));
        coupon.given(issued(85), redeemed(ORDER, 1_500), returned("RETURNED"))
                .when(reserve(OTHER, 10_000), recordedAt(NOW))
                .expectEvents(reserved(OTHER, 10_000, 1_500, NOW));
    }

    @Test
    void a_coupon_comes_back_once_and_only_from_the_order_that_used_it() {
        coupon.given(issued(85), redeemed(ORDER, 1_500), returned("RETURNED"))
                .when(giveBack(ORDER), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(giveBack(OTHER), recordedAt(NOW))
                .expectException(refusal("coupon-not-redeemed"));
    }

    private static RedeemCoupon redeem(OrderId order, @Nullable Money amount) {
        return new RedeemCoupon(COUPON, LI_LEI, order, amount, NOW);
    }

    @Test
    void a_reaction_that_comes_after_the_order_has_given_the_coupon_back_takes_it_no_more() {
        coupon.given(issued(85), redeemedByPayment(ORDER), new CouponReturned(COUPON, LI_LEI, ORDER, "RETURNED", NOW))
                .when(paid(ORDER, 8_500, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static RedeemCouponForOrder paid(OrderId order, long fen, Instant paidRecordedAt) {
        return new RedeemCouponForOrder(COUPON, LI_LEI, order, new Money(fen, "CNY"), paidRecordedAt, NOW);
    }

    private static ReturnCoupon giveBack(OrderId order) {
        return new ReturnCoupon(COUPON, order, NOW);
    }

    private static CouponRedeemed redeemedByPayment(OrderId order) {
        return new CouponRedeemed(COUPON, LI_LEI, order, null, NOW);
    }

    private static CouponRedemptionRefused refusedFor(CustomerId customer, String reason) {
        return new CouponRedemptionRefused(COUPON, customer, ORDER, reason, NOW);
    }

    private static CouponReturned returned(String state) {
        return new CouponReturned(COUPON, LI_LEI, ORDER, state, NOW);
    }
}
