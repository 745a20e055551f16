package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.touch.Contacts.OPEN;
import static dev.pondkeeper.command.touch.Contacts.SHANGHAI;
import static dev.pondkeeper.command.touch.Contacts.ask;
import static dev.pondkeeper.command.touch.Contacts.profile;
import static dev.pondkeeper.command.touch.Contacts.shanghai;
import static dev.pondkeeper.command.touch.Contacts.undisturbed;
import static dev.pondkeeper.kernel.customer.ContactChannel.SMS;
import static dev.pondkeeper.kernel.customer.ContactChannel.WECHAT_OFFICIAL_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.CustomerStanding.State;
import dev.pondkeeper.command.Holdout;
import dev.pondkeeper.command.touch.Verdict.Approve;
import dev.pondkeeper.command.touch.Verdict.Suppress;
import dev.pondkeeper.command.touch.Verdict.Wait;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.LadderRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import dev.pondkeeper.kernel.touch.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TouchGateTest {

    private static final Instant NOON = shanghai("2026-03-05T12:00");
    private static final Instant NIGHT = shanghai("2026-03-05T23:00");
    private static final Instant EIGHT = shanghai("2026-03-06T08:00");
    private static final Instant LATER = shanghai("2026-03-12T12:00");
    private static final String WORDS = Programme.DEFAULT.contact().smsOptOut();

    @Test
    void marketing_by_sms_carries_the_words_to_opt_out_and_nothing_else_does() {
        assertThat(decide(marketing(Occasion.REMINDER), OPEN, NOON)).isEqualTo(new Approve(SMS, WORDS));
        assertThat(decide(service(), OPEN, NOON)).isEqualTo(new Approve(SMS, null));
        assertThat(decide(marketing(Occasion.CAMPAIGN_NEWS), OPEN, NOON))
                .isEqualTo(new Approve(WECHAT_OFFICIAL_ACCOUNT, null));
    }

    @Test
    void erased_and_restricted_customers_get_nothing_whatever_else_holds() {
        assertThat(standing(State.ERASED)).isEqualTo(new Suppress(null, Obstacle.CUSTOMER_ERASED));
        assertThat(standing(State.RESTRICTED)).isEqualTo(new Suppress(null, Obstacle.PROCESSING_RESTRICTED));
    }

    @Test
    void imported_history_sends_nothing() {
        Ask old = new Ask(LI_LEI, null, Purpose.SERVICE, Occasion.REMINDER, null, Set.of(), LATER, true);
        assertThat(decide(old, OPEN, NOON)).isEqualTo(new Suppress(null, Obstacle.HISTORICAL));
    }

    @Test
    void consent_is_asked_for_before_the_hour() {
        assertThat(decide(service(), profile(SHANGHAI), NIGHT)).isEqualTo(new Suppress(null, Obstacle.NO_CONSENT));
    }

    @Test
    void quiet_hours_push_a_touch_to_the_morning() {
        assertThat(decide(service(), OPEN, NIGHT)).isEqualTo(new Wait(SMS, EIGHT, Obstacle.QUIET_HOURS));
    }

    @Test
    void what_would_be_of_no_use_by_then_is_not_sent_at_all() {
        Ask urgent = ask(Purpose.SERVICE, Occasion.REMINDER, EIGHT);
        assertThat(decide(urgent, OPEN, NIGHT)).isEqualTo(new Suppress(SMS, Obstacle.QUIET_HOURS));
        ContactProfile away = undisturbed("2026-03-05", "2026-03-20", OPEN);
        assertThat(decide(service(), away, NOON)).isEqualTo(new Suppress(SMS, Obstacle.DO_NOT_DISTURB));
    }

    @Test
    void a_second_marketing_touch_waits_for_the_next_mornings_first_allowed_hour() {
        List<Instant> one = List.of(shanghai("2026-03-05T09:00"));
        assertThat(decide(marketing(Occasion.REMINDER), one)).isEqualTo(new Wait(SMS, EIGHT, Obstacle.FREQUENCY_CAP));
        assertThat(decide(service(), one)).isEqualTo(new Approve(SMS, null));
    }

    @Test
    void the_hour_is_asked_for_before_the_cap() {
        Verdict verdict = TouchGate.decide(
                marketing(Occasion.REMINDER), State.ACTIVE, OPEN, List.of(NOON), Programme.DEFAULT, NIGHT);
        assertThat(verdict).isEqualTo(new Wait(SMS, EIGHT, Obstacle.QUIET_HOURS));
    }

    @Test
    void the_held_out_of_a_campaign_get_nothing_always_the_same_ones_and_about_their_share() {
        List<CustomerId> heldOut = IntStream.range(0, 2_000)
                .mapToObj(i -> new CustomerId("c-" + i))
                .filter(customer -> Holdout.covers("coupon-ladder", customer, heldOut(10)))
                .toList();
        assertThat(heldOut).hasSizeBetween(140, 260);
        assertThat(heldOut).allMatch(customer -> Holdout.covers("coupon-ladder", customer, heldOut(10)));
        assertThat(heldOut).noneMatch(customer -> Holdout.covers("coupon-ladder", customer, heldOut(0)));
        assertThat(heldOut).allMatch(customer -> Holdout.covers("coupon-ladder", customer, heldOut(100)));
        assertThat(heldOut).noneMatch(customer -> Holdout.covers("renewal-reminder", customer, heldOut(10)));
        Ask ladder = new Ask(
                heldOut.get(0), "coupon-ladder", Purpose.MARKETING, Occasion.REMINDER, null, Set.of(), LATER, false);
        assertThat(TouchGate.decide(ladder, State.ACTIVE, OPEN, List.of(), heldOut(10), NOON))
                .isEqualTo(new Suppress(SMS, Obstacle.HOLDOUT));
    }

    private static Programme heldOut(int percent) {
        Programme shipped = Programme.DEFAULT;
        LadderRules ladder = shipped.ladder();
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
                        ladder.idleDays(),
                        ladder.down(),
                        ladder.downValidDays(),
                        ladder.up(),
                        ladder.upValidDays(),
                        ladder.refundDays(),
                        ladder.lifetimeCoupons(),
                        ladder.marginFloor(),
                        Rate.percent(percent)));
    }

    private static Verdict standing(State standing) {
        return TouchGate.decide(service(), standing, OPEN, List.of(), Programme.DEFAULT, NOON);
    }

    private static Verdict decide(Ask ask, ContactProfile profile, Instant now) {
        return TouchGate.decide(ask, State.ACTIVE, profile, List.of(), Programme.DEFAULT, now);
    }

    private static Verdict decide(Ask ask, List<Instant> counted) {
        return TouchGate.decide(ask, State.ACTIVE, OPEN, counted, Programme.DEFAULT, NOON);
    }

    private static Ask marketing(Occasion occasion) {
        return ask(Purpose.MARKETING, occasion, LATER);
    }

    private static Ask service() {
        return ask(Purpose.SERVICE, Occasion.REMINDER, LATER);
    }
}
