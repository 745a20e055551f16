package dev.pondkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each check finds what it is there for, in a few events written by hand, and nothing where nothing is. */
class AuditorTest {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Four in the afternoon in Shanghai. */
    static final String AFTERNOON = "2026-03-10T08:00:00Z";

    private final Auditor auditor = new Auditor();
    private long position;

    void at(String time, String type, String data) {
        try {
            auditor.see(new Happening(position++, type, Instant.parse(time), JSON.readTree(data.replace('\'', '"'))));
        } catch (JacksonException broken) {
            throw new AssertionError(data, broken);
        }
    }

    void consenting(String customer) {
        at(
                "2026-03-01T00:00:00Z",
                "CustomerRegistered",
                "{'customerId':'%s','timeZone':'Asia/Shanghai'}".formatted(customer));
        for (String purpose : List.of("SERVICE", "MARKETING")) {
            for (String channel : List.of("SMS", "CALL")) {
                consent("ConsentGiven", customer, channel, purpose);
            }
        }
    }

    void consent(String type, String customer, String channel, String purpose) {
        at(
                "2026-03-01T00:00:00Z",
                type,
                "{'customerId':'%s','channel':'%s','purpose':'%s'}".formatted(customer, channel, purpose));
    }

    void asked(String touch, String customer, String purpose) {
        at(
                AFTERNOON,
                "TouchRequested",
                "{'touchId':'%s','customerId':'%s','purpose':'%s','campaign':null,'round':null}"
                        .formatted(touch, customer, purpose));
    }

    void sent(String touch, String customer, String time) {
        at(time, "TouchSent", "{'touchId':'%s','customerId':'%s','channel':'SMS'}".formatted(touch, customer));
    }

    /** Asked for and sent at once. */
    void touched(String touch, String purpose, String time) {
        asked(touch, "ann", purpose);
        sent(touch, "ann", time);
    }

    String only() {
        assertThat(auditor.verdict()).hasSize(1);
        return auditor.verdict().get(0);
    }

    void isClean() {
        assertThat(auditor.verdict()).isEmpty();
    }

    @Test
    void an_ordinary_week_is_clean() {
        consenting("ann");
        touched("t1", "MARKETING", "2026-03-10T08:00:00Z");
        touched("t2", "MARKETING", "2026-03-11T08:00:00Z");
        touched("t3", "MARKETING", "2026-03-12T00:00:00Z");
        touched("t4", "SERVICE", "2026-03-12T13:59:59Z");
        touched("t5", "MARKETING", "2026-03-17T08:00:00Z");
        isClean();
    }

    @Test
    void a_touch_without_consent_for_its_purpose_is_found() {
        consenting("ann");
        consent("ConsentWithdrawn", "ann", "SMS", "MARKETING");
        touched("t1", "SERVICE", AFTERNOON);
        touched("t2", "MARKETING", AFTERNOON);
        assertThat(only()).contains("without consent to MARKETING by SMS");
    }

    @Test
    void a_call_without_consent_is_found() {
        consenting("ann");
        consent("ConsentWithdrawn", "ann", "CALL", "SERVICE");
        asked("t1", "ann", "SERVICE");
        at(AFTERNOON, "StaffCallOpened", "{'touchId':'t1','customerId':'ann'}");
        assertThat(only()).contains("without consent to SERVICE by CALL");
    }

    @Test
    void consent_of_the_survivor_counts_for_the_merged() {
        consenting("ann");
        consenting("bob");
        at(
                AFTERNOON,
                "CustomersMerged",
                "{'customerId':'ann','consents':[{'channel':'SMS','purpose':'SERVICE','state':'WITHDRAWN'}]}");
        at(AFTERNOON, "CustomerMergedAway", "{'customerId':'bob','survivorId':'ann'}");
        asked("t1", "bob", "SERVICE");
        sent("t1", "bob", AFTERNOON);
        assertThat(only()).contains("without consent");
    }

    @Test
    void a_touch_in_the_brands_quiet_hours_is_found_on_both_sides_of_midnight() {
        consenting("ann");
        touched("t1", "SERVICE", "2026-03-10T13:59:59Z");
        touched("t2", "SERVICE", "2026-03-10T14:00:00Z");
        touched("t3", "SERVICE", "2026-03-10T23:59:59Z");
        touched("t4", "SERVICE", "2026-03-11T00:00:00Z");
        assertThat(auditor.verdict()).hasSize(2).allMatch(fault -> fault.contains("in quiet hours"));
    }

    @Test
    void a_touch_in_the_customers_own_quiet_hours_or_on_a_day_off_is_found_by_the_customers_clock() {
        at("2026-03-01T00:00:00Z", "CustomerRegistered", "{'customerId':'ann','timeZone':'Europe/London'}");
        consent("ConsentGiven", "ann", "SMS", "SERVICE");
        at(
                AFTERNOON,
                "ContactPreferencesSet",
                "{'customerId':'ann','preferences':{'quietFrom':'20:00','quietTo':'10:00','doNotDisturb':[{'from':'2026-03-12','to':'2026-03-12'}]}}");
        touched("t1", "SERVICE", "2026-03-10T10:00:00Z");
        touched("t2", "SERVICE", "2026-03-11T09:59:00Z");
        touched("t3", "SERVICE", "2026-03-12T12:00:00Z");
        touched("t4", "SERVICE", "2026-03-13T19:59:00Z");
        assertThat(auditor.verdict())
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("customer's quiet hours"),
                        fault -> assertThat(fault).contains("on a day off"));
    }

    @Test
    void a_second_marketing_touch_of_a_day_is_found() {
        consenting("ann");
        touched("t1", "MARKETING", "2026-03-10T01:00:00Z");
        touched("t2", "MARKETING", "2026-03-10T12:00:00Z");
        assertThat(only()).contains("2 marketing touches on 2026-03-10");
    }

    @Test
    void a_touch_that_failed_does_not_count() {
        consenting("ann");
        touched("t1", "MARKETING", "2026-03-10T01:00:00Z");
        at("2026-03-10T02:00:00Z", "TouchFailed", "{'touchId':'t1','customerId':'ann'}");
        touched("t2", "MARKETING", "2026-03-10T12:00:00Z");
        isClean();
    }

    @Test
    void a_fourth_marketing_touch_in_seven_days_is_found_up_to_the_last_second() {
        consenting("ann");
        touched("t1", "MARKETING", "2026-03-10T08:00:00Z");
        touched("t2", "MARKETING", "2026-03-12T08:00:00Z");
        touched("t3", "MARKETING", "2026-03-14T08:00:00Z");
        touched("t4", "MARKETING", "2026-03-17T07:59:59Z");
        assertThat(only()).contains("4 marketing touches in seven days");
    }

    @Test
    void a_touch_to_somebody_erased_is_found() {
        consenting("ann");
        at(AFTERNOON, "CustomerErased", "{'customerId':'ann'}");
        touched("t1", "SERVICE", AFTERNOON);
        assertThat(only()).contains("erased");
    }

    @Test
    void a_touch_to_somebody_restricted_is_found_until_it_is_lifted() {
        consenting("ann");
        at(AFTERNOON, "CustomerRestricted", "{'customerId':'ann'}");
        touched("t1", "SERVICE", AFTERNOON);
        at(AFTERNOON, "RestrictionLifted", "{'customerId':'ann'}");
        touched("t2", "SERVICE", AFTERNOON);
        assertThat(only()).contains("restricted");
    }

    @Test
    void the_same_touch_sent_twice_is_found() {
        consenting("ann");
        touched("t1", "SERVICE", AFTERNOON);
        sent("t1", "ann", AFTERNOON);
        assertThat(only()).contains("the same touch was sent twice");
    }

    @Test
    void two_touches_of_one_round_are_found_unless_the_first_has_failed() {
        consenting("ann");
        for (String run : List.of("clean", "failed", "twice")) {
            for (String touch : List.of("a", "b")) {
                step(run, run + touch, 1);
                touched(run + touch, "SERVICE", AFTERNOON);
                if (run.equals("failed")) at(AFTERNOON, "TouchFailed", "{'touchId':'%s'}".formatted(run + touch));
                if (run.equals("clean")) break;
            }
        }
        assertThat(only()).contains("twice in twice round 1");
    }

    @Test
    void a_touch_of_a_campaign_that_belongs_to_no_run_is_found() {
        consenting("ann");
        asked("t1", "ann", "SERVICE");
        at(AFTERNOON, "TouchSent", "{'touchId':'t1','customerId':'ann','channel':'SMS','campaign':'renewal-reminder'}");
        assertThat(only()).contains("of no run");
    }

    @Test
    void a_touch_that_nobody_asked_for_is_found() {
        consenting("ann");
        sent("t1", "ann", AFTERNOON);
        assertThat(auditor.verdict()).isNotEmpty().allMatch(fault -> fault.contains("nobody asked for"));
    }

    @Test
    void a_suppression_without_a_known_reason_is_found() {
        at(AFTERNOON, "TouchSuppressed", "{'touchId':'t1','reason':'NO_CONSENT'}");
        at(AFTERNOON, "TouchSuppressed", "{'touchId':'t2','reason':null}");
        assertThat(only()).contains("suppressed for no reason");
    }

    @Test
    void two_open_coupons_of_the_ladder_are_found_when_the_clock_moves_on() {
        issued("c1", "2026-03-10T08:00:00Z", "2026-03-17T08:00:00Z");
        issued("c2", "2026-03-11T08:00:00Z", "2026-03-18T08:00:00Z");
        at("2026-03-12T08:00:00Z", "CouponVoided", "{'couponId':'c1','customerId':'ann'}");
        assertThat(only()).contains("open at once");
    }

    @Test
    void one_coupon_after_the_other_is_clean_and_so_is_an_exchange_at_one_moment() {
        issued("c1", "2026-03-10T08:00:00Z", "2026-03-17T08:00:00Z");
        issued("c2", "2026-03-17T08:00:00Z", "2026-03-24T08:00:00Z");
        issued("c3", "2026-03-18T08:00:00Z", "2026-03-25T08:00:00Z");
        at("2026-03-18T08:00:00Z", "CouponVoided", "{'couponId':'c2','customerId':'ann'}");
        isClean();
    }

    @Test
    void a_coupon_that_comes_back_counts_again() {
        issued("c1", "2026-03-10T08:00:00Z", "2026-03-24T08:00:00Z");
        at("2026-03-11T08:00:00Z", "CouponRedeemed", "{'couponId':'c1','customerId':'ann'}");
        issued("c2", "2026-03-12T08:00:00Z", "2026-03-24T08:00:00Z");
        at("2026-03-13T08:00:00Z", "CouponReturned", "{'couponId':'c1','customerId':'ann','state':'RETURNED'}");
        assertThat(only()).contains("open at once");
    }

    @Test
    void points_that_are_nowhere_are_found() {
        points("PointsEarned", 10, "{'issued':10,'available':10}");
        points("PointsRedeemed", 4, "{'issued':10,'available':5,'redeemed':4}");
        assertThat(only()).contains("issued 10 but 9 to be found");
    }

    @Test
    void points_that_nothing_earned_are_found() {
        points("PointsEarned", 10, "{'issued':10,'available':10}");
        points("PointsRedeemed", 4, "{'issued':11,'available':7,'redeemed':4}");
        assertThat(only()).contains("issued 11 but came in 10");
    }

    @Test
    void points_that_came_with_a_merge_are_accounted_for() {
        points("PointsEarned", 10, "{'issued':10,'available':10}");
        at(
                AFTERNOON,
                "PointsMovedIn",
                "{'customerId':'ann','lots':[{'points':5}],'holds':[{'lots':[{'points':2}]}],'balances':{'issued':17,'available':15,'held':2}}");
        isClean();
    }

    @Test
    void commission_above_its_rate_or_settled_wrongly_is_found() {
        at(
                AFTERNOON,
                "CommissionAccrued",
                "{'customerId':'kol','orderId':'o1','level':1,'basisPoints':1000,'base':{'amount':999},'commission':100}");
        at(
                AFTERNOON,
                "CommissionsSettled",
                "{'customerId':'kol','commissions':[{'orderId':'o1','level':1,'amount':99}]}");
        assertThat(auditor.verdict())
                .satisfiesExactly(fault -> assertThat(fault).contains("above its rate"), fault -> assertThat(fault)
                        .contains("settled what does not stand"));
    }

    @Test
    void commission_left_on_an_order_that_was_paid_back_whole_is_found() {
        at(
                AFTERNOON,
                "CommissionAccrued",
                "{'customerId':'kol','orderId':'o1','level':1,'basisPoints':1000,'base':{'amount':1000},'commission':100}");
        at(AFTERNOON, "OrderRefunded", "{'customerId':'ann','orderId':'o1','net':{'amount':0}}");
        at(AFTERNOON, "CommissionReversed", "{'customerId':'kol','orderId':'o1','level':1,'reversed':99,'left':1}");
        assertThat(only()).contains("above its rate of 0");
    }

    void step(String run, String touch, int round) {
        at(AFTERNOON, "CampaignStepTaken", "{'runId':'%s','touchId':'%s','round':%d}".formatted(run, touch, round));
    }

    void issued(String coupon, String time, String until) {
        at(
                time,
                "CouponIssued",
                "{'couponId':'%s','customerId':'ann','campaign':'coupon-ladder','validUntil':'%s'}"
                        .formatted(coupon, until));
    }

    void points(String type, int points, String balances) {
        at(AFTERNOON, type, "{'customerId':'ann','points':%d,'balances':%s}".formatted(points, balances));
    }
}
