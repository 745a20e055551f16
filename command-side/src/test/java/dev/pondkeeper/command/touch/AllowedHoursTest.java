package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.touch.Contacts.OPEN;
import static dev.pondkeeper.command.touch.Contacts.profile;
import static dev.pondkeeper.command.touch.Contacts.quiet;
import static dev.pondkeeper.command.touch.Contacts.shanghai;
import static dev.pondkeeper.command.touch.Contacts.undisturbed;
import static dev.pondkeeper.kernel.customer.ContactChannel.SMS;
import static dev.pondkeeper.kernel.customer.ContactChannel.WECOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.programme.ContactRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AllowedHoursTest {

    private static final ContactRules RULES = Programme.DEFAULT.contact();

    @Test
    void quiet_hours_begin_at_ten_in_the_evening_and_end_at_eight() {
        AllowedHours hours = service(OPEN);
        assertThat(hours.obstacleAt(shanghai("2026-03-01T21:59:59.999"))).isEmpty();
        assertThat(hours.obstacleAt(shanghai("2026-03-01T22:00"))).contains(Obstacle.QUIET_HOURS);
        assertThat(hours.obstacleAt(shanghai("2026-03-02T07:59:59.999"))).contains(Obstacle.QUIET_HOURS);
        assertThat(hours.obstacleAt(shanghai("2026-03-02T08:00"))).isEmpty();
        assertThat(hours.next(shanghai("2026-03-01T22:00"))).contains(shanghai("2026-03-02T08:00"));
        assertThat(hours.next(shanghai("2026-03-02T03:00"))).contains(shanghai("2026-03-02T08:00"));
        assertThat(hours.next(shanghai("2026-03-02T12:00"))).contains(shanghai("2026-03-02T12:00"));
    }

    @Test
    void the_customers_own_quiet_hours_come_on_top_of_the_brands() {
        AllowedHours longer = service(quiet("20:00", "10:00", OPEN));
        assertThat(longer.next(shanghai("2026-03-01T20:00"))).contains(shanghai("2026-03-02T10:00"));
        AllowedHours noon = service(quiet("12:00", "14:00", OPEN));
        assertThat(noon.next(shanghai("2026-03-01T12:30"))).contains(shanghai("2026-03-01T14:00"));
        assertThat(noon.next(shanghai("2026-03-01T23:00"))).contains(shanghai("2026-03-02T08:00"));
        AllowedHours touching = service(quiet("08:00", "09:00", OPEN));
        assertThat(touching.next(shanghai("2026-03-01T23:00"))).contains(shanghai("2026-03-02T09:00"));
    }

    @Test
    void marketing_by_sms_keeps_to_the_hours_of_the_law_though_the_brand_has_no_quiet_hours() {
        Instant night = shanghai("2026-03-01T22:00");
        assertThat(new AllowedHours(OPEN, noQuiet(), SMS, Purpose.MARKETING).next(night))
                .contains(shanghai("2026-03-02T08:00"));
        assertThat(new AllowedHours(OPEN, noQuiet(), SMS, Purpose.SERVICE).next(night))
                .contains(night);
        assertThat(new AllowedHours(OPEN, noQuiet(), WECOM, Purpose.MARKETING).next(night))
                .contains(night);
    }

    @Test
    void days_of_do_not_disturb_are_whole_days_of_the_customers_zone() {
        AllowedHours hours = service(undisturbed("2026-03-02", "2026-03-03", OPEN));
        assertThat(hours.obstacleAt(shanghai("2026-03-01T21:00"))).isEmpty();
        assertThat(hours.obstacleAt(shanghai("2026-03-02T12:00"))).contains(Obstacle.DO_NOT_DISTURB);
        assertThat(hours.next(shanghai("2026-03-02T12:00"))).contains(shanghai("2026-03-04T08:00"));
        assertThat(hours.next(shanghai("2026-03-01T22:00"))).contains(shanghai("2026-03-04T08:00"));
    }

    @Test
    void hours_are_those_of_the_customers_own_clock() {
        AllowedHours berlin = service(in("Europe/Berlin"));
        assertThat(berlin.obstacleAt(shanghai("2026-03-01T12:00"))).contains(Obstacle.QUIET_HOURS);
        assertThat(berlin.next(shanghai("2026-03-01T12:00"))).contains(Instant.parse("2026-03-01T07:00:00Z"));
    }

    @Test
    void in_spring_quiet_hours_end_an_hour_sooner_and_at_the_jump_where_the_clock_has_no_such_time() {
        AllowedHours berlin = service(in("Europe/Berlin"));
        assertThat(berlin.next(Instant.parse("2026-03-28T22:00:00Z"))).contains(Instant.parse("2026-03-29T06:00:00Z"));
        AllowedHours early = own("02:30", in("Europe/Berlin"));
        assertThat(early.next(Instant.parse("2026-03-29T00:30:00Z"))).contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void in_autumn_quiet_hours_end_at_the_first_of_two_equal_times_and_at_the_second_for_who_lies_between() {
        AllowedHours early = own("02:30", in("Europe/Berlin"));
        assertThat(early.next(Instant.parse("2026-10-24T23:00:00Z"))).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(early.next(Instant.parse("2026-10-25T01:10:00Z"))).contains(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void a_day_that_has_no_midnight_begins_when_its_clock_does() {
        ContactProfile profile = undisturbed("2018-11-03", "2018-11-03", in("America/Sao_Paulo"));
        AllowedHours hours = new AllowedHours(profile, noQuiet(), WECOM, Purpose.SERVICE);
        assertThat(hours.next(Instant.parse("2018-11-03T12:00:00Z"))).contains(Instant.parse("2018-11-04T03:00:00Z"));
    }

    @Test
    void who_is_shut_off_for_ever_is_not_waited_for() {
        assertThat(service(undisturbed("2026-01-01", "9999-12-31", OPEN)).next(shanghai("2026-03-01T12:00")))
                .isEmpty();
        assertThat(service(quiet("08:00", "22:00", OPEN)).next(shanghai("2026-03-01T12:00")))
                .isEmpty();
    }

    private static AllowedHours service(ContactProfile profile) {
        return new AllowedHours(profile, RULES, WECOM, Purpose.SERVICE);
    }

    private static AllowedHours own(String quietTo, ContactProfile profile) {
        return new AllowedHours(quiet("00:00", quietTo, profile), noQuiet(), WECOM, Purpose.SERVICE);
    }

    private static ContactRules noQuiet() {
        return new ContactRules(
                1,
                3,
                LocalTime.NOON,
                LocalTime.NOON,
                RULES.smsMarketingFrom(),
                RULES.smsMarketingTo(),
                RULES.smsOptOut(),
                RULES.staffCallFromTier(),
                RULES.staffCallSlaDays());
    }

    private static ContactProfile in(String zone) {
        return profile(ZoneId.of(zone), ContactChannel.values());
    }
}
