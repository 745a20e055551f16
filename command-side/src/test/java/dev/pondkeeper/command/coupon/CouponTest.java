package dev.pondkeeper.command.coupon;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.RESTRICTED;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.coupon.Coupons.BASKET;
import static dev.pondkeeper.command.coupon.Coupons.COUPON;
import static dev.pondkeeper.command.coupon.Coupons.ORDER;
import static dev.pondkeeper.command.coupon.Coupons.OTHER;
import static dev.pondkeeper.command.coupon.Coupons.UNTIL;
import static dev.pondkeeper.command.coupon.Coupons.expired;
import static dev.pondkeeper.command.coupon.Coupons.issue;
import static dev.pondkeeper.command.coupon.Coupons.issued;
import static dev.pondkeeper.command.coupon.Coupons.redeemed;
import static dev.pondkeeper.command.coupon.Coupons.released;
import static dev.pondkeeper.command.coupon.Coupons.reserve;
import static dev.pondkeeper.command.coupon.Coupons.reserved;
import static dev.pondkeeper.command.coupon.Coupons.voided;
import static dev.pondkeeper.command.coupon.Coupons.yuan;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponCommand.ExpireCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReleaseCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.ReserveCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import dev.pondkeeper.kernel.coupon.CouponEvent.Evidence;
import dev.pondkeeper.kernel.coupon.CouponEvent.EvidenceInput;
import dev.pondkeeper.kernel.coupon.CouponKind;
import dev.pondkeeper.kernel.coupon.PriceEvidence;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CouponTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");
    private static final Instant HALF_PAST = NOW.plus(Duration.ofMinutes(30));
    private static final Instant TICK_BEFORE_END = UNTIL.minusMillis(1);

    private final FixtureConfiguration<Coupon> coupon = Decisions.of(Coupon.class);

    @Test
    void issues_with_the_evidence_for_its_price_and_the_programme_that_was_in_force() {
        PriceEvidence why = new PriceEvidence(85, "first-rung", List.of(new PriceEvidence.Input("idleDays", "31")), 1);
        coupon.givenNoPriorActivity()
                .when(new IssueCoupon(
                        COUPON, LI_LEI, CouponKind.PERCENT_PAID, 85, null, yuan(50), null, UNTIL, "ladder", why, NOW))
                .expectEvents(new CouponIssued(
                        COUPON,
                        LI_LEI,
                        "PERCENT_PAID",
                        85,
                        null,
                        yuan(50).plain(),
                        NOW,
                        UNTIL,
                        "ladder",
                        new Evidence(85, "first-rung", List.of(new EvidenceInput("idleDays", "31")), 1),
                        1,
                        NOW));
    }

    @Test
    void the_same_coupon_twice_is_one_coupon_even_at_another_time() {
        coupon.given(issued(85))
                .when(issue(85, LI_LEI, NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_coupon_under_the_same_id() {
        coupon.given(issued(85)).when(issue(84, LI_LEI, NOW)).expectException(refusal("coupon-clash"));
        coupon.given(issued(85)).when(issue(85, HAN_MEIMEI, NOW)).expectException(refusal("coupon-clash"));
    }

    /** Where both are given, the command itself refuses them. */
    @Test
    void refuses_one_that_is_over_when_it_is_issued() {
        coupon.givenNoPriorActivity()
                .when(issue(85, LI_LEI, UNTIL))
                .expectException(refusal("coupon-ends-before-it-starts"));
        coupon.givenNoPriorActivity().when(issue(85, LI_LEI, TICK_BEFORE_END)).expectSuccessfulHandlerExecution();
    }

    @Test
    void erased_restricted_and_unknown_customers_get_nothing() {
        coupon.givenNoPriorActivity().when(issue(85, NOBODY, NOW)).expectException(refusal("unknown-customer"));
        coupon.givenNoPriorActivity().when(issue(85, ERASED, NOW)).expectException(refusal("customer-erased"));
        coupon.givenNoPriorActivity()
                .when(issue(85, RESTRICTED, NOW))
                .expectException(refusal("processing-restricted"));
    }

    @Test
    void reserves_for_one_order_and_says_what_is_off() {
        coupon.given(issued(85))
                .when(reserve(ORDER, 10_001), recordedAt(NOW))
                .expectEvents(reserved(ORDER, 10_001, 1_501, NOW));
    }

    @Test
    void the_same_reservation_twice_is_one_reservation() {
        coupon.given(issued(85), reserved(ORDER, 10_001, 1_501, NOW))
                .when(reserve(ORDER, 10_001), recordedAt(NOW.plusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_amount_for_the_order_it_is_reserved_for() {
        coupon.given(issued(85), reserved(ORDER, 10_001, 1_501, NOW))
                .when(reserve(ORDER, 10_002), recordedAt(NOW))
                .expectException(refusal("coupon-reservation-clash"));
    }

    @Test
    void refuses_a_second_order_to_the_last_instant_of_the_reservation() {
        coupon.given(issued(85), reserved(ORDER, 10_001, 1_501, NOW))
                .when(reserve(OTHER, 10_001), recordedAt(HALF_PAST.minusMillis(1)))
                .expectException(refusal("coupon-reserved"));
    }

    @Test
    void a_reservation_times_out_when_the_next_order_asks() {
        coupon.given(issued(85), reserved(ORDER, 10_001, 1_501, NOW))
                .when(reserve(OTHER, 10_001), recordedAt(HALF_PAST))
                .expectEvents(released(ORDER, "TIMED_OUT", HALF_PAST), reserved(OTHER, 10_001, 1_501, HALF_PAST));
    }

    @Test
    void the_order_whose_reservation_timed_out_may_reserve_again() {
        coupon.given(issued(85), reserved(ORDER, 10_001, 1_501, NOW))
                .when(reserve(ORDER, 10_001), recordedAt(HALF_PAST))
                .expectEvents(released(ORDER, "TIMED_OUT", HALF_PAST), reserved(ORDER, 10_001, 1_501, HALF_PAST));
    }

    @Test
    void refuses_an_order_below_the_floor_and_takes_one_that_meets_it() {
        CouponIssued floored = issued(85, yuan(100));
        coupon.given(floored)
                .when(reserve(ORDER, 9_999), recordedAt(NOW))
                .expectException(refusal("coupon-floor-not-met"));
        coupon.given(floored)
                .when(reserve(ORDER, 10_000), recordedAt(NOW))
                .expectEvents(reserved(ORDER, 10_000, 1_500, NOW));
    }

    @Test
    void refuses_an_order_in_another_currency_than_the_floor() {
        coupon.given(issued(85, yuan(100)))
                .when(new ReserveCoupon(COUPON, LI_LEI, ORDER, new Money(99_999, "USD"), NOW), recordedAt(NOW))
                .expectException(refusal("coupon-currency-mismatch"));
    }

    @Test
    void refuses_another_customer_and_does_not_say_whose_it_is() {
        coupon.given(issued(85))
                .when(new ReserveCoupon(COUPON, HAN_MEIMEI, ORDER, BASKET, NOW), recordedAt(NOW))
                .expectException(refusal("coupon-of-another-customer"));
    }

    @Test
    void the_coupon_of_a_merged_customer_serves_the_survivor() {
        coupon.given(issued(85, MERGED))
                .when(reserve(ORDER, 10_000), recordedAt(NOW))
                .expectEvents(reserved(ORDER, 10_000, 1_500, NOW));
    }

    @Test
    void refuses_a_coupon_that_nobody_was_given() {
        coupon.givenNoPriorActivity()
                .when(reserve(ORDER, 1), recordedAt(NOW))
                .expectException(refusal("unknown-coupon"))
                .expectNoEvents();
    }

    @Test
    void is_valid_from_its_first_instant_to_the_one_before_its_end() {
        coupon.given(issued(85))
                .when(reserve(ORDER, 10_000), recordedAt(NOW.minusMillis(1)))
                .expectException(refusal("coupon-not-yet-valid"));
        coupon.given(issued(85))
                .when(reserve(ORDER, 10_000), recordedAt(TICK_BEFORE_END))
                .expectEvents(reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END));
        coupon.given(issued(85))
                .when(reserve(ORDER, 10_000), recordedAt(UNTIL))
                .expectException(refusal("coupon-expired"));
    }

    @Test
    void a_released_coupon_can_be_reserved_by_another_order() {
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(new ReleaseCoupon(COUPON, ORDER, NOW), recordedAt(NOW))
                .expectEvents(released(ORDER, "RELEASED", NOW));
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW), released(ORDER, "RELEASED", NOW))
                .when(reserve(OTHER, 10_000), recordedAt(NOW))
                .expectEvents(reserved(OTHER, 10_000, 1_500, NOW));
    }

    @Test
    void releasing_what_is_not_reserved_or_not_by_this_order_changes_nothing() {
        coupon.given(issued(85))
                .when(new ReleaseCoupon(COUPON, ORDER, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(new ReleaseCoupon(COUPON, OTHER, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_used_coupon_is_not_released() {
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(new ReleaseCoupon(COUPON, ORDER, NOW), recordedAt(NOW))
                .expectException(refusal("coupon-redeemed"));
    }

    @Test
    void a_release_after_the_end_expires_at_the_release() {
        Instant late = UNTIL.plusSeconds(60);
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END))
                .when(new ReleaseCoupon(COUPON, ORDER, late), recordedAt(late))
                .expectEvents(released(ORDER, "RELEASED", late), expired(late));
    }

    @Test
    void expires_at_its_end_and_not_before() {
        coupon.given(issued(85))
                .when(new ExpireCoupon(COUPON, NOW), recordedAt(TICK_BEFORE_END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(issued(85))
                .when(new ExpireCoupon(COUPON, NOW), recordedAt(UNTIL.plusSeconds(9)))
                .expectEvents(expired(UNTIL));
    }

    @Test
    void a_reservation_holds_off_the_end_until_it_times_out() {
        Instant heldTo = TICK_BEFORE_END.plus(Duration.ofMinutes(30));
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END))
                .when(new ExpireCoupon(COUPON, NOW), recordedAt(heldTo.minusMillis(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, TICK_BEFORE_END))
                .when(new ExpireCoupon(COUPON, NOW), recordedAt(heldTo))
                .expectEvents(released(ORDER, "TIMED_OUT", heldTo), expired(heldTo));
    }

    @Test
    void expires_once() {
        coupon.given(issued(85), expired(UNTIL))
                .when(new ExpireCoupon(COUPON, NOW), recordedAt(UNTIL.plusSeconds(9)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void is_voided_once_even_while_it_is_reserved() {
        VoidCoupon mistake = new VoidCoupon(COUPON, "by mistake", NOW);
        coupon.given(issued(85), reserved(ORDER, 10_000, 1_500, NOW))
                .when(mistake, recordedAt(NOW))
                .expectEvents(voided("by mistake"));
        coupon.given(issued(85), voided("by mistake"))
                .when(mistake, recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_void_coupon_is_not_reserved() {
        coupon.given(issued(85), voided("by mistake"))
                .when(reserve(ORDER, 10_000), recordedAt(NOW))
                .expectException(refusal("coupon-voided"));
    }

    @Test
    void voiding_what_has_ended_records_the_end_and_a_used_one_is_refused() {
        VoidCoupon mistake = new VoidCoupon(COUPON, "by mistake", NOW);
        coupon.given(issued(85)).when(mistake, recordedAt(UNTIL)).expectEvents(expired(UNTIL));
        coupon.given(issued(85), redeemed(ORDER, 1_500))
                .when(mistake, recordedAt(NOW))
                .expectException(refusal("coupon-redeemed"));
    }
}
