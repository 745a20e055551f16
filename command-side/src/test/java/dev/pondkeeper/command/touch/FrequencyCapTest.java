package dev.pondkeeper.command.touch;

import static dev.pondkeeper.command.touch.Contacts.SHANGHAI;
import static dev.pondkeeper.command.touch.Contacts.shanghai;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.programme.ContactRules;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrequencyCapTest {

    private static final ContactRules RULES = Programme.DEFAULT.contact();
    private static final Instant NOON = shanghai("2026-03-05T12:00");

    @Test
    void the_first_of_a_day_passes_and_the_second_waits_for_midnight_in_the_customers_zone() {
        assertThat(next(NOON)).contains(NOON);
        assertThat(next(NOON, shanghai("2026-03-05T00:00"))).contains(shanghai("2026-03-06T00:00"));
        assertThat(next(NOON, shanghai("2026-03-04T23:59:59.999"))).contains(NOON);
        Instant lastTick = shanghai("2026-03-05T23:59:59.999");
        assertThat(next(lastTick, NOON)).contains(shanghai("2026-03-06T00:00"));
        assertThat(next(shanghai("2026-03-06T00:00"), NOON)).contains(shanghai("2026-03-06T00:00"));
    }

    @Test
    void midnight_is_that_of_the_customer_and_not_of_the_brand() {
        Instant earlier = Instant.parse("2026-03-05T10:00:00Z");
        Instant now = Instant.parse("2026-03-05T17:00:00Z"); // 01:00 of the next day in Shanghai
        assertThat(FrequencyCap.next(List.of(earlier), RULES, SHANGHAI, now)).contains(now);
        assertThat(FrequencyCap.next(List.of(earlier), RULES, ZoneId.of("Europe/Berlin"), now))
                .contains(Instant.parse("2026-03-05T23:00:00Z"));
    }

    @Test
    void the_fourth_of_seven_days_waits_until_the_first_is_a_week_old() {
        Instant first = shanghai("2026-03-01T09:30");
        Instant[] three = {first, shanghai("2026-03-02T09:00"), shanghai("2026-03-03T09:00")};
        assertThat(next(NOON, three)).contains(shanghai("2026-03-08T09:30"));
        assertThat(next(shanghai("2026-03-08T09:29:59.999"), three)).contains(shanghai("2026-03-08T09:30"));
        assertThat(next(shanghai("2026-03-08T09:30"), three)).contains(shanghai("2026-03-08T09:30"));
    }

    @Test
    void a_programme_that_allows_none_never_lets_one_through() {
        ContactRules none = new ContactRules(
                0,
                3,
                RULES.quietFrom(),
                RULES.quietTo(),
                RULES.smsMarketingFrom(),
                RULES.smsMarketingTo(),
                RULES.smsOptOut(),
                RULES.staffCallFromTier(),
                RULES.staffCallSlaDays());
        assertThat(FrequencyCap.next(List.of(), none, SHANGHAI, NOON)).isEmpty();
    }

    private static Optional<Instant> next(Instant now, Instant... counted) {
        return FrequencyCap.next(List.of(counted), RULES, SHANGHAI, now);
    }
}
