package dev.pondkeeper.query.membership;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.enrolled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
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
                         "startsAt":"1998-01-01T04:00:00Z","endsAt":"1999-01-01T04:00:00Z","termOver":false,"graceEndsAt":null,
                         "upcoming":[],"growthValue":0,"tier":"BRONZE","tierSince":null,"evaluateAt":null,"fallsAt":null,
                         "floor":null,
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
    void follows_a_term_through_grace_renewal_extension_and_cancellation() {
        CustomerId ming = new CustomerId("ming");
        pond.publish(
                enrolled("ming", "ACTIVE", day(0), day(30)),
                new MembershipGraceEntered(ming, 1, day(30), day(60), 1, day(30)));
        member("ming", "$.state").isEqualTo("GRACE");
        member("ming", "$.graceEndsAt").isEqualTo(day(60).toString());

        pond.publish(new MembershipRenewed(
                ming, new RenewalId("rn-1"), "gold-pack", 12, 2, day(40), day(400), "ACTIVE", 1, day(40)));
        member("ming", "$.state").isEqualTo("ACTIVE");
        member("ming", "$.startsAt").isEqualTo(day(0).toString());
        member("ming", "$.endsAt").isEqualTo(day(400).toString());
        member("ming", "$.graceEndsAt").isNull();

        pond.publish(
                new MembershipExtended(ming, new ExtensionId("ex-1"), 10, "gift", 2, day(410), "ACTIVE", 1, day(41)));
        member("ming", "$.endsAt").isEqualTo(day(410).toString());

        pond.publish(new MembershipCancelled(ming, 2, "moves", day(50), day(50)));
        member("ming", "$.state").isEqualTo("CANCELLED");
        member("ming", "$.termOver").isEqualTo(true);
    }

    @Test
    void a_term_enrolled_for_later_stands_behind_the_one_that_runs_until_it_begins() {
        CustomerId ming = new CustomerId("ming");
        pond.publish(
                enrolled("ming", "ACTIVE", day(0), day(30)),
                new MemberEnrolled(ming, "other", 2, day(30), day(400), "PENDING", 1, day(1)));
        member("ming", "$.plan").isEqualTo("gold-pack");
        member("ming", "$.upcoming[0].plan").isEqualTo("other");

        pond.publish(new MembershipActivated(ming, 2, "other", day(30), day(400), day(30)));
        member("ming", "$.plan").isEqualTo("other");
        member("ming", "$.termNo").isEqualTo(2);
        member("ming", "$.upcoming.length()").isEqualTo(0);

        pond.publish(new MembershipLapsed(ming, 2, day(400), 1, day(430)));
        member("ming", "$.state").isEqualTo("LAPSED");
    }

    @Test
    void who_never_enrolled_may_have_growth_value_and_a_tier() {
        CustomerId ming = new CustomerId("ming");
        pond.publish(
                new GrowthAdded(ming, null, new TaskId("t-1"), "survey", null, 1000, 1000, 1, day(0)),
                new TierChanged(ming, "BRONZE", "SILVER", "GROWTH", 1000, 1000, day(365), 1, day(0)),
                new TierSet(ming, "GOLD", day(90), "guest", 1, day(0)),
                new TierEvaluated(ming, "SILVER", "GRACE", "SILVER", "BRONZE", 0, day(365), day(395), 1, day(365)));
        member("ming", "$.state").isEqualTo("NONE");
        member("ming", "$.plan").isNull();
        member("ming", "$.tier").isEqualTo("SILVER");
        member("ming", "$.growthValue").isEqualTo(0);
        member("ming", "$.evaluateAt").isEqualTo(day(365).toString());
        member("ming", "$.fallsAt").isEqualTo(day(395).toString());
        member("ming", "$.floor.tier").isEqualTo("GOLD");
        member("ming", "$.version").isEqualTo(3);
    }

    @Test
    void a_refund_shows_in_the_growth_value() {
        pond.publish(new GrowthReduced(
                new CustomerId("ming"),
                new OrderId("o-1"),
                new RefundId("r-1"),
                new Amount(0, "CNY"),
                5,
                7,
                1,
                day(1)));
        member("ming", "$.growthValue").isEqualTo(7);
        member("ming", "$.tier").isEqualTo("BRONZE");
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
