package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.embeddedmongodb.Durability;
import dev.pondkeeper.app.Server;
import dev.pondkeeper.app.journey.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What falls due by itself happens by itself, on time, whoever sleeps or restarts meanwhile. */
class DueTimesJourneyIT {

    /** Ten in the morning in the programme's zone. */
    private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

    private static final String DUE = "PointsExpired,HoldTimedOut,CouponReleased,CouponExpired,MembershipActivated,"
            + "MembershipGraceEntered,MembershipLapsed,TierChanged,TouchApproved,TouchSent,StaffCallOverdue,"
            + "CommissionsSettled,PointsExpiryAnnounced,TouchSuppressed";

    @TempDir
    Path data;

    @Test
    void a_year_of_due_times_passes_with_a_restart_and_without_a_single_command() {
        try (Server server = virtual()) {
            Client pond = new Client(server.url());
            buy(pond);
            setAside(pond);
            beMembers(pond);
            call(pond);
            move(pond, "2026-01-01T15:00:00Z");
            ask(pond, "night", "SMS");
            pond.settle();
            assertThat(happened(pond))
                    .containsExactly(
                            "2026-01-01T02:00:00Z TierChanged membership:fan",
                            "2026-01-01T02:00:00Z TouchApproved touch:call",
                            "2026-01-01T02:30:00Z CouponReleased coupon:reserved",
                            "2026-01-01T02:30:00Z HoldTimedOut points:holder");
        }
        try (Server server = virtual()) {
            Client pond = new Client(server.url());
            move(pond, "2027-02-15T00:00:00Z");
            assertThat(happened(pond).stream().skip(4))
                    .containsExactly(
                            "2026-01-02T00:00:00Z TouchApproved touch:night",
                            "2026-01-02T00:00:00Z TouchSent touch:night",
                            "2026-01-03T02:00:00Z StaffCallOverdue touch:call",
                            "2026-01-05T00:00:00Z MembershipActivated membership:later",
                            "2026-01-08T02:00:00Z CouponExpired coupon:free",
                            "2026-01-08T02:00:00Z CouponExpired coupon:reserved",
                            "2026-01-15T02:00:00Z CommissionsSettled distributor:kol",
                            "2026-02-01T00:00:00Z MembershipGraceEntered membership:member",
                            "2026-03-03T00:00:00Z MembershipLapsed membership:member",
                            "2026-12-18T16:00:00Z PointsExpiryAnnounced points:fan",
                            "2026-12-18T16:00:00Z PointsExpiryAnnounced points:holder",
                            "2026-12-18T16:00:00Z TouchSuppressed reminder of fan",
                            "2026-12-19T00:00:00Z TouchApproved reminder of holder",
                            "2026-12-19T00:00:00Z TouchSent reminder of holder",
                            "2026-12-25T16:00:00Z PointsExpiryAnnounced points:kol",
                            "2026-12-25T16:00:00Z TouchSuppressed reminder of kol",
                            "2027-01-01T16:00:00Z PointsExpired points:fan",
                            "2027-01-01T16:00:00Z PointsExpired points:holder",
                            "2027-01-05T00:00:00Z MembershipGraceEntered membership:later",
                            "2027-01-08T16:00:00Z PointsExpired points:kol",
                            "2027-01-31T02:00:00Z TierChanged membership:fan",
                            "2027-02-04T00:00:00Z MembershipLapsed membership:later");
            assertEverybodySees(pond);
        }
    }

    @Test
    void what_was_over_before_it_was_imported_rests_an_hour_and_is_brought_up_to_date_as_history() {
        try (Server server = virtual()) {
            Client pond = new Client(server.url());
            sent(
                    pond,
                    "RegisterCustomer?historical=true",
                    "{\"customerId\":\"old\",\"occurredAt\":\"2001-01-01T00:00:00Z\"}");
            sent(pond, "IssueCoupon?historical=true", """
                    {"couponId":"old","customerId":"old","kind":"PERCENT_PAID","percentPaid":85,
                     "validUntil":"2001-02-01T00:00:00Z","occurredAt":"2001-01-01T00:00:00Z"}""");
            sent(pond, "EnrolMember?historical=true", """
                    {"customerId":"old","plan":"gold","endsAt":"2001-02-01T00:00:00Z","occurredAt":"2001-01-01T00:00:00Z"}""");
            sent(pond, "RecordOrderPaid?historical=true", """
                    {"orderId":"old","customerId":"old","amount":{"amount":5000,"currency":"CNY"},"occurredAt":"2001-01-01T00:00:00Z"}""");
            pond.settle();
            assertThat(pond.get("/ops/deadlines").body().path("pending").longValue())
                    .as("what an import settles by itself asks for nothing")
                    .isEqualTo(1);
            move(pond, "2026-01-01T04:00:00Z");
            JsonNode expired =
                    pond.get("/events?types=CouponExpired").body().path("items").get(0);
            assertThat(expired.path("recordedat").stringValue()).isEqualTo("2026-01-01T03:00:00Z");
            assertThat(expired.path("time").stringValue()).isEqualTo("2001-02-01T00:00:00Z");
        }
    }

    /** Somebody who was brought buys, so one earns points, growth value and a tier, and the other commission. */
    private static void buy(Client pond) {
        sent(pond, "RegisterCustomer", "{\"customerId\":\"kol\"}");
        sent(pond, "GrantDistributionRight", "{\"customerId\":\"kol\"}");
        sent(pond, "RegisterCustomer", """
                {"customerId":"fan","acquisition":{"channel":"shop","referrerId":"kol"}}""");
        pond.settle();
        sent(pond, "RecordOrderPaid", """
                {"orderId":"o","customerId":"fan","amount":{"amount":100000,"currency":"CNY"}}""");
        sent(pond, "RecordOrderReceived", "{\"orderId\":\"o\"}");
        pond.settle();
    }

    private static void setAside(Client pond) {
        sent(pond, "RegisterCustomer", "{\"customerId\":\"holder\"}");
        sent(pond, "EarnPoints", "{\"customerId\":\"holder\",\"earningId\":\"e\",\"points\":10,\"reason\":\"hello\"}");
        consent(pond, "holder", "SMS");
        sent(pond, "HoldPoints", "{\"customerId\":\"holder\",\"holdId\":\"h\",\"points\":4}");
        for (String coupon : List.of("free", "reserved")) {
            sent(pond, "IssueCoupon", """
                    {"couponId":"%s","customerId":"holder","kind":"PERCENT_PAID","percentPaid":85,
                     "validUntil":"2026-01-08T02:00:00Z"}""".formatted(coupon));
        }
        sent(pond, "ReserveCoupon", """
                {"couponId":"reserved","customerId":"holder","orderId":"never","amount":{"amount":900,"currency":"CNY"}}""");
    }

    private static void beMembers(Client pond) {
        for (String customer : List.of("member", "later")) {
            sent(pond, "RegisterCustomer", "{\"customerId\":\"%s\"}".formatted(customer));
        }
        sent(pond, "EnrolMember", """
                {"customerId":"member","plan":"gold","endsAt":"2026-02-01T00:00:00Z"}""");
        sent(pond, "EnrolMember", """
                {"customerId":"later","plan":"gold","startsAt":"2026-01-05T00:00:00Z","endsAt":"2027-01-05T00:00:00Z"}""");
    }

    private static void call(Client pond) {
        consent(pond, "member", "SMS");
        consent(pond, "member", "CALL");
        ask(pond, "call", "CALL");
    }

    private static void consent(Client pond, String customer, String channel) {
        sent(pond, "GiveConsent", """
                {"customerId":"%s","channel":"%s","purpose":"SERVICE",
                 "evidence":{"where":"till","wordingVersion":"v1"}}""".formatted(customer, channel));
    }

    private static void ask(Client pond, String touch, String channel) {
        sent(pond, "RequestTouch", """
                {"touchId":"%s","customerId":"member","purpose":"SERVICE","occasion":"REMINDER","channel":"%s",
                 "template":"hello"}""".formatted(touch, channel));
    }

    private static void assertEverybodySees(Client pond) {
        JsonNode points = pond.get("/points-accounts/holder").body();
        assertThat(points.path("expired").longValue()).isEqualTo(10);
        assertThat(points.path("available").longValue() + points.path("held").longValue())
                .isZero();
        JsonNode membership = pond.get("/memberships/member").body();
        assertThat(membership.path("state").stringValue()).isEqualTo("LAPSED");
        assertThat(pond.get("/memberships/fan").body().path("tier").stringValue())
                .isEqualTo("BRONZE");
        assertThat(pond.get("/staff-calls?state=OVERDUE").body().path("items").findValuesAsString("touchId"))
                .as("beside what the renewal reminder asks of the staff")
                .contains("call");
        assertThat(pond.get("/ops/deadlines").body().path("parked").longValue()).isZero();
    }

    /** When it was recorded, what, where; of one instant in order of names, and without what campaigns do meanwhile. */
    private static List<String> happened(Client pond) {
        List<String> lines = new ArrayList<>();
        for (JsonNode event : pond.get("/events?limit=500&types=" + DUE).body().path("items")) {
            String type = event.path("type").stringValue();
            if (isOfCampaign(event.path("subject").stringValue())) continue;
            lines.add(event.path("recordedat").stringValue() + " "
                    + type.substring("dev.pondkeeper.".length(), type.lastIndexOf('.')) + " "
                    + subjectOf(event));
        }
        return lines.stream().sorted().toList();
    }

    private static boolean isOfCampaign(String subject) {
        return (subject.startsWith("touch:")
                        && !subject.startsWith("touch:points-expiring-")
                        && !subject.equals("touch:call")
                        && !subject.equals("touch:night"))
                || (subject.startsWith("coupon:")
                        && !subject.equals("coupon:free")
                        && !subject.equals("coupon:reserved"));
    }

    private static String subjectOf(JsonNode event) {
        String subject = event.path("subject").stringValue();
        return subject.startsWith("touch:points-expiring-")
                ? "reminder of " + event.path("data").path("customerId").stringValue()
                : subject;
    }

    private static void sent(Client pond, String command, String json) {
        Answer answer = pond.command(command, json);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void move(Client pond, String to) {
        Answer moved = pond.send(pond.request("/ops/clock")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"to\":\"" + to + "\"}")));
        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    }

    private Server virtual() {
        return Server.start(new Server.Options(0, data, null, Durability.PROCESS, true, START), context -> {});
    }
}
