package dev.pondkeeper.query.membership;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.enrolled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class MembershipViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_the_term_a_member_is_in() {
        pond.publish(enrolled("ming", "ACTIVE", day(0), day(365)));

        assertThat(pond.http().get().uri("/memberships/ming"))
                .hasStatusOk()
                .hasHeader("View-Position", "0")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"customerId":"ming","plan":"gold-pack","termNo":1,"state":"ACTIVE",
                         "startsAt":"1998-01-01T04:00:00Z","endsAt":"1999-01-01T04:00:00Z","termOver":false,
                         "programmeVersion":1,"enrolledAt":"1998-01-01T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z",
                         "version":0}""");
    }

    @Test
    void a_term_is_pending_to_the_last_millisecond_before_it_starts_and_over_when_it_ends() {
        Instant now = Pond.NOW;
        Duration tick = Duration.ofMillis(1);
        pond.publish(
                enrolled("soon", "PENDING", now.plus(tick), day(400)),
                enrolled("begun", "PENDING", now, now.plus(tick)),
                enrolled("ended", "ACTIVE", day(0), now));

        member("soon", "$.state").isEqualTo("PENDING");
        member("begun", "$.state").isEqualTo("ACTIVE");
        member("begun", "$.termOver").isEqualTo(false);
        member("ended", "$.termOver").isEqualTo(true);
    }

    @Test
    void who_never_enrolled_has_no_membership() {
        assertThat(pond.http().get().uri("/memberships/ming"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/unknown-membership");
    }

    private JsonPathValueAssert member(String customer, String path) {
        return assertThat(pond.http().get().uri("/memberships/" + customer))
                .bodyJson()
                .extractingPath(path);
    }
}
