package dev.pondkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two histories are compared by what they came to, and by nothing else. */
class BusinessFactsTest {

    static final String ISSUED = "{'couponId':'c1','customerId':'ann','percentPaid':85}";
    static final String SENT =
            "{'touchId':'t1','customerId':'ann','channel':'SMS','occurredAt':'2026-03-10T08:00:00Z'}";

    static Happening happening(long position, String type, String data) {
        try {
            return new Happening(
                    position,
                    type,
                    Instant.EPOCH.plusSeconds(position),
                    new ObjectMapper().readTree(data.replace('\'', '"')));
        } catch (JacksonException broken) {
            throw new AssertionError(data, broken);
        }
    }

    static String digest(Happening... happenings) {
        BusinessFacts facts = new BusinessFacts();
        for (Happening happening : happenings) facts.see(happening);
        return facts.digest();
    }

    @Test
    void positions_recorded_times_and_the_order_of_different_things_make_no_difference() {
        assertThat(digest(happening(1, "CouponIssued", ISSUED), happening(2, "TouchSent", SENT)))
                .isEqualTo(digest(happening(7, "TouchSent", SENT), happening(9, "CouponIssued", ISSUED)));
    }

    @Test
    void a_thing_that_happened_twice_or_not_at_all_or_otherwise_makes_one() {
        String once = digest(happening(1, "TouchSent", SENT));
        assertThat(digest(happening(1, "TouchSent", SENT), happening(2, "TouchSent", SENT)))
                .isNotEqualTo(once);
        assertThat(digest()).isNotEqualTo(once);
        assertThat(digest(happening(1, "TouchSent", SENT.replace("SMS", "WECOM"))))
                .isNotEqualTo(once);
        assertThat(digest(happening(1, "TouchSent", SENT.replace("08:00", "08:01"))))
                .isNotEqualTo(once);
        assertThat(digest(happening(1, "TouchFailed", SENT))).isNotEqualTo(once);
    }
}
