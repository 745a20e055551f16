package dev.pondkeeper.saga.campaign;

import static dev.pondkeeper.saga.campaign.Story.ANN;
import static dev.pondkeeper.saga.campaign.Story.RUN;
import static dev.pondkeeper.saga.campaign.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.coupon.CouponCommand.IssueCoupon;
import dev.pondkeeper.kernel.coupon.CouponCommand.VoidCoupon;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponExpired;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponRedeemed;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponReturned;
import dev.pondkeeper.kernel.coupon.PriceEvidence.Input;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.order.OrderEvent.OrderPaid;
import dev.pondkeeper.kernel.order.OrderEvent.OrderRefunded;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.programme.LadderRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouponLadderSagaTest {

    private Story story = story(Programme.DEFAULT, false);

    private static Story story(Programme programme, boolean holdout) {
        return new Story(CouponLadderSaga.class, Campaign.COUPON_LADDER, programme, holdout);
    }

    @Test
    void down_the_ladder_to_its_end() {
        story.begins(null, null, null);
        story.until("2026-01-31T09:59");
        assertThat(story.asked()).isEmpty();
        story.until("2026-01-31T10:00");
        assertThat(story.asked())
                .containsExactly(
                        "01-31 10:00 step coupon-1",
                        "01-31 10:00 coupon 85 until 02-07 10:00",
                        "01-31 10:00 touch 1 null not []");
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-02-07T10:00"));
        story.until("2026-02-07T10:00");
        expires(1);
        assertThat(story.asked()).contains("02-07 10:00 coupon 43 until 02-14 10:00");
        story.until("2026-02-14T10:00");
        expires(2);
        assertThat(story.asked()).contains("02-14 10:00 coupon 28 until 02-21 10:00");
        story.until("2026-02-21T10:00");
        expires(3);
        assertThat(story.asked()).containsExactly("02-21 10:00 end LADDER_EXHAUSTED");
        story.isOver();
    }

    @Test
    void a_first_coupon_that_is_heard_of_before_the_saga_that_gave_it_was_kept_is_given_all_the_same() {
        story.begins(null, null, null);
        story.until("2026-01-31T09:00");
        CouponId first = CampaignIds.coupon(RUN, 1);
        story.happens(new CampaignStepTaken(
                RUN,
                "coupon-ladder",
                ANN,
                "coupon-1",
                1,
                CampaignIds.couponTouch(RUN, 1),
                first,
                null,
                85,
                "idle",
                story.now()));
        assertThat(story.asked())
                .containsExactly("01-31 09:00 coupon 85 until 02-07 09:00", "01-31 09:00 touch 1 null not []");
        story.until("2026-01-31T10:00");
        assertThat(story.asked()).isEmpty();
        pays("o-1", null);
        assertThat(story.asked()).first().asString().endsWith("void");
    }

    @Test
    void an_order_before_the_first_coupon_ends_it() {
        story.begins(null, null, null);
        story.until("2026-01-20T00:00");
        pays("o-1", null);
        assertThat(story.asked()).containsExactly("01-20 00:00 end BOUGHT_UNASKED");
        story.isOver();
    }

    @ParameterizedTest
    @CsvSource({"1, 85, 95", "2, 43, 58", "3, 28, 43"})
    void bought_with_the_coupon_of_a_rung_the_next_is_the_first_less_deep(int coupon, int rung, int next) {
        descend(coupon);
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(rung);
        story.asked();
        pays("o-1", CampaignIds.coupon(RUN, coupon));
        assertThat(story.asked()).noneMatch(line -> line.contains("void")).hasSize(3);
        IssueCoupon given = story.last(IssueCoupon.class);
        assertThat(given.percentPaid()).isEqualTo(next);
        assertThat(given.validUntil()).isEqualTo(story.now().plus(Duration.ofDays(14)));
        story.happens(new CouponRedeemed(CampaignIds.coupon(RUN, coupon), ANN, new OrderId("o-1"), null, story.now()));
        story.goesOn();
    }

    @Test
    void bought_without_the_coupon_it_is_voided_and_the_next_is_less_deep_than_it_all_the_same() {
        descend(2);
        story.asked();
        pays("o-1", null);
        assertThat(story.asked()).first().asString().endsWith("void");
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(58);
    }

    @Test
    void a_coupon_that_could_not_be_issued_is_not_voided() {
        story.issuesNothing();
        descend(1);
        story.asked();
        pays("o-1", null);
        assertThat(story.asked()).noneMatch(line -> line.contains("void"));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(95);
        story.asked();
        refunds("o-1", 0);
        assertThat(story.asked()).isNotEmpty().noneMatch(line -> line.contains("void"));
    }

    @Test
    void a_coupon_whose_step_the_run_has_not_taken_yet_is_not_voided_and_not_issued_any_more() {
        story.hearsNothing();
        descend(1);
        story.asked();
        pays("o-1", null);
        assertThat(story.asked()).singleElement().asString().endsWith("step coupon-2");
    }

    @Test
    void a_coupon_of_which_is_heard_when_an_order_has_moved_the_ladder_on_is_voided_then() {
        story.issuesNothing();
        descend(1);
        IssueCoupon first = story.last(IssueCoupon.class);
        pays("o-1", null);
        IssueCoupon second = story.last(IssueCoupon.class);
        story.asked();
        story.happens(Story.issued(first));
        assertThat(story.asked()).singleElement().asString().endsWith("void");
        assertThat(story.last(VoidCoupon.class).couponId()).isEqualTo(CampaignIds.coupon(RUN, 1));
        story.happens(Story.issued(second));
        assertThat(story.asked()).isEmpty();
        pays("o-2", null);
        assertThat(story.asked()).first().asString().endsWith("void");
        assertThat(story.last(VoidCoupon.class).couponId()).isEqualTo(second.couponId());
    }

    @Test
    void the_news_of_a_coupon_is_taken_back_once_an_order_has_come() {
        descend(2);
        assertThat(story.withdrawn()).isEmpty();
        pays("o-1", null);
        assertThat(story.withdrawn()).containsExactly(CampaignIds.couponTouch(RUN, 2));
        pays("o-2", CampaignIds.coupon(RUN, 3));
        pays("o-3", CampaignIds.coupon(RUN, 4));
        story.isOver();
        assertThat(story.withdrawn())
                .containsExactly(
                        CampaignIds.couponTouch(RUN, 2),
                        CampaignIds.couponTouch(RUN, 3),
                        CampaignIds.couponTouch(RUN, 4));
    }

    @Test
    void up_from_the_deepest_rung_to_95_and_the_end() {
        descend(3);
        story.asked();
        pays("o-1", CampaignIds.coupon(RUN, 3));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(43);
        pays("o-2", CampaignIds.coupon(RUN, 4));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(58);
        pays("o-3", CampaignIds.coupon(RUN, 5));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(95);
        story.asked();
        pays("o-4", CampaignIds.coupon(RUN, 6));
        assertThat(story.asked()).singleElement().asString().endsWith("end LADDER_CLIMBED");
        story.isOver();
    }

    @Test
    void an_upward_coupon_that_passes_unused_leaves_the_customer_on_the_rung_until_the_next_order() {
        descend(3);
        pays("o-1", CampaignIds.coupon(RUN, 3));
        story.asked();
        expires(4);
        assertThat(story.asked()).isEmpty();
        pays("o-2", null);
        assertThat(story.asked()).noneMatch(line -> line.contains("void"));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(58);
    }

    @Test
    void the_last_coupon_up_that_passes_unused_ends_it() {
        descend(1);
        pays("o-1", CampaignIds.coupon(RUN, 1));
        story.asked();
        expires(2);
        assertThat(story.asked()).singleElement().asString().endsWith("end LADDER_CLIMBED");
        story.isOver();
    }

    @Test
    void a_coupon_redeemed_before_its_order_is_paid_counts_as_the_orders_own() {
        descend(2);
        story.happens(new CouponRedeemed(CampaignIds.coupon(RUN, 2), ANN, new OrderId("o-1"), null, story.now()));
        story.asked();
        pays("o-1", null);
        assertThat(story.asked()).noneMatch(line -> line.contains("void"));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(58);
    }

    @Test
    void paid_back_whole_within_seven_days_the_used_coupon_is_the_open_one_again() {
        descend(2);
        Instant ofTheSecond = story.last(IssueCoupon.class).validUntil();
        pays("o-1", CampaignIds.coupon(RUN, 2));
        story.asked();
        refunds("o-1", 0);
        assertThat(story.asked()).singleElement().asString().endsWith("void");
        Instant end = story.last(PlanCampaignStep.class).dueAt();
        story.happens(returned(2, "RETURNED"));
        assertThat(story.asked()).singleElement().asString().endsWith("step back-o-1");
        assertThat(story.last(PlanCampaignStep.class).step()).isEqualTo("back-o-1-over");
        assertThat(story.last(PlanCampaignStep.class).dueAt())
                .as("the end of the coupon that was given back, not of the one that was voided")
                .isEqualTo(ofTheSecond)
                .isNotEqualTo(end);
        expires(2);
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(28);
    }

    @Test
    void paid_back_when_the_used_coupon_is_no_longer_valid_the_same_rung_is_given_anew_and_no_deeper_one() {
        descend(2);
        pays("o-1", CampaignIds.coupon(RUN, 2));
        refunds("o-1", 0);
        story.happens(returned(2, "EXPIRED"));
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(43);
        assertThat(story.last(IssueCoupon.class).couponId()).isEqualTo(CampaignIds.coupon(RUN, 4));
    }

    @Test
    void paid_back_after_an_order_without_a_coupon_the_rung_is_given_anew() {
        descend(3);
        pays("o-1", null);
        story.asked();
        refunds("o-1", 0);
        assertThat(story.asked()).first().asString().endsWith("void");
        assertThat(story.last(IssueCoupon.class).percentPaid()).isEqualTo(28);
    }

    @Test
    void a_partial_a_late_a_strange_and_a_second_refund_put_nobody_back() {
        descend(2);
        pays("o-1", CampaignIds.coupon(RUN, 2));
        story.asked();
        refunds("o-1", 1);
        refunds("o-0", 0);
        story.until("2026-02-13T10:00");
        refunds("o-1", 0);
        assertThat(story.asked()).isEmpty();
    }

    @Test
    void a_coupon_that_comes_back_beside_a_later_one_is_voided() {
        descend(2);
        pays("o-1", CampaignIds.coupon(RUN, 2));
        pays("o-2", CampaignIds.coupon(RUN, 3));
        story.asked();
        refunds("o-1", 0);
        assertThat(story.asked()).isEmpty();
        story.happens(returned(2, "EXPIRED"));
        assertThat(story.asked()).isEmpty();
        story.happens(returned(2, "RETURNED"));
        assertThat(story.asked()).hasSize(1);
        assertThat(story.last(VoidCoupon.class).couponId()).isEqualTo(CampaignIds.coupon(RUN, 2));
    }

    @Test
    void one_moment_before_the_seven_days_are_over_a_refund_still_puts_back() {
        descend(2);
        pays("o-1", CampaignIds.coupon(RUN, 2));
        story.until("2026-02-13T09:59");
        story.asked();
        refunds("o-1", 0);
        refunds("o-1", 0);
        assertThat(story.asked()).hasSize(1);
    }

    @Test
    void no_personal_offers_restriction_erasure_and_a_merge_end_it() {
        Preferences none = new Preferences(null, LocalTime.of(22, 0), LocalTime.of(8, 0), List.of(), true);
        for (var event : List.of(
                new ContactPreferencesSet(ANN, none, story.now()),
                new CustomerRestricted(ANN, "a dispute", story.now()),
                new CustomerErased(ANN, story.now()),
                new CustomerMergedAway(ANN, new CustomerId("bob"), new MergeId("m"), story.now()))) {
            story = story(Programme.DEFAULT, false);
            descend(1);
            story.mustExit(Outcome.ERASED);
            story.happens(event);
            story.isOver();
        }
    }

    @Test
    void other_preferences_end_nothing() {
        descend(1);
        story.mustExit(Outcome.ERASED);
        story.happens(new ContactPreferencesSet(ANN, Preferences.NONE, story.now()));
        story.goesOn();
    }

    @Test
    void who_is_held_out_gets_nothing_and_is_watched_as_long_as_the_others_have_coupons() {
        story = story(Programme.DEFAULT, true);
        story.begins(null, null, null);
        story.until("2026-02-10T00:00");
        assertThat(story.last(PlanCampaignStep.class).dueAt()).isEqualTo(at("2026-02-21T10:00"));
        assertThat(story.asked()).isEmpty();
        story.until("2026-02-21T10:00");
        assertThat(story.asked()).containsExactly("02-21 10:00 end LADDER_EXHAUSTED");
        story.isOver();
    }

    @Test
    void who_is_held_out_and_buys_has_converted_without_the_campaign() {
        story = story(Programme.DEFAULT, true);
        story.begins(null, null, null);
        story.until("2026-02-10T00:00");
        pays("o-1", null);
        assertThat(story.asked()).containsExactly("02-10 00:00 end BOUGHT");
        story.isOver();
    }

    @Test
    void the_cap_of_a_life_and_the_floor_of_the_margin_end_it() {
        story = story(with(1, 1), false);
        descend(1);
        story.asked();
        expires(1);
        assertThat(story.asked()).singleElement().asString().endsWith("end LIFETIME_CAP");
        story.isOver();

        story = story(with(12, 50), false);
        descend(1);
        story.asked();
        expires(1);
        assertThat(story.asked()).singleElement().asString().endsWith("end MARGIN_FLOOR");
        story.isOver();
    }

    @Test
    void the_coupon_says_why_this_customer_gets_this_price() {
        descend(2);
        assertThat(story.last(IssueCoupon.class).evidence()).satisfies(evidence -> {
            assertThat(evidence).isNotNull();
            assertThat(evidence.rung()).isEqualTo(43);
            assertThat(evidence.rule()).isEqualTo("ladder-down");
            assertThat(evidence.programmeVersion()).isEqualTo(1);
            assertThat(evidence.inputs())
                    .containsExactly(new Input("couponNo", "2"), new Input("reason", "the coupon of 85 passed unused"));
        });
    }

    @Test
    void what_happens_to_other_coupons_and_other_campaigns_is_none_of_its_business() {
        story.anotherBegins();
        story.isOver();
        descend(1);
        story.asked();
        story.happens(new CouponExpired(new CouponId("other"), ANN, story.now()));
        assertThat(story.asked()).isEmpty();
    }

    /** To the coupon with that number, each before it unused. */
    private void descend(int coupons) {
        story.begins(null, null, null);
        story.until("2026-01-31T10:00");
        for (int number = 1; number < coupons; number++) {
            story.until("2026-02-0" + (6 + number - 1) + "T10:00");
            expires(number);
        }
    }

    private void expires(int number) {
        story.happens(new CouponExpired(CampaignIds.coupon(RUN, number), ANN, story.now()));
    }

    private CouponReturned returned(int number, String state) {
        return new CouponReturned(CampaignIds.coupon(RUN, number), ANN, new OrderId("o-1"), state, story.now());
    }

    private void pays(String order, @Nullable CouponId coupon) {
        story.happens(
                new OrderPaid(new OrderId(order), ANN, new Amount(5_000, "CNY"), List.of(), coupon, null, story.now()));
    }

    private void refunds(String order, long left) {
        story.happens(new OrderRefunded(
                new OrderId(order),
                ANN,
                new RefundId("r-" + left),
                new Amount(5_000 - left, "CNY"),
                new Amount(5_000 - left, "CNY"),
                new Amount(left, "CNY"),
                story.now()));
    }

    private static Programme with(int lifetimeCoupons, int marginFloor) {
        Programme shipped = Programme.DEFAULT;
        return new Programme(
                1,
                shipped.zone(),
                shipped.currency(),
                shipped.points(),
                shipped.membership(),
                shipped.tiers(),
                shipped.referral(),
                shipped.distribution(),
                shipped.contact(),
                shipped.renewal(),
                new LadderRules(
                        30,
                        List.of(85, 43, 28),
                        7,
                        List.of(43, 58, 95),
                        14,
                        7,
                        lifetimeCoupons,
                        marginFloor,
                        Rate.percent(0)));
    }
}
