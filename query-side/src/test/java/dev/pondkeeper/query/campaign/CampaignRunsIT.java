package dev.pondkeeper.query.campaign;

import static dev.pondkeeper.query.CampaignStory.BEGUN;
import static dev.pondkeeper.query.CampaignStory.ENDED;
import static dev.pondkeeper.query.CampaignStory.LADDER;
import static dev.pondkeeper.query.CampaignStory.RENEWAL;
import static dev.pondkeeper.query.CampaignStory.ended;
import static dev.pondkeeper.query.CampaignStory.gave;
import static dev.pondkeeper.query.CampaignStory.passed;
import static dev.pondkeeper.query.CampaignStory.planned;
import static dev.pondkeeper.query.CampaignStory.started;
import static dev.pondkeeper.query.CampaignStory.touched;
import static dev.pondkeeper.query.Story.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.query.CouponStory;
import dev.pondkeeper.query.Pond;
import dev.pondkeeper.query.TouchStory;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class CampaignRunsIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_a_run_with_what_it_waited_for_and_what_became_of_its_touches() {
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 0),
                planned("r-1", RENEWAL, "round-1", 1, 0),
                touched("r-1", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 1),
                TouchStory.scheduled("t-1", 1),
                planned("r-1", RENEWAL, "round-2", 2, 1),
                TouchStory.approved("t-1", "SMS", 2),
                TouchStory.sent("t-1", 2));

        assertThat(pond.http().get().uri("/campaigns/renewal-reminder/runs"))
                .hasStatusOk()
                .hasHeader("View-Position", "7")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"items":[{"runId":"r-1","campaign":"renewal-reminder","customerId":"ming","state":"RUNNING",
                          "startedAt":"1998-01-01T04:00:00Z","startedBy":"MemberEnrolled","programmeVersion":1,
                          "holdout":false,"termNo":1,"endsAt":"1999-01-01T04:00:00Z","referrerId":null,"rounds":[1],
                          "next":{"step":"round-2","round":2,"dueAt":"1998-01-07T04:00:00Z",
                                  "reason":"FOURTEEN_DAYS_BEFORE"},
                          "outcome":null,"converted":null,"endedAt":null,"recordedAt":"1998-07-01T04:00:00Z",
                          "version":3}],"next":null}""");
        String run = body("/campaigns/renewal-reminder/runs/r-1");
        assertThat(JsonPath.<String>read(run, "$.runId")).isEqualTo("r-1");
        assertThat(JsonPath.<Integer>read(run, "$.omitted")).isZero();
        assertThat(told(run))
                .containsExactly(
                        "CampaignRunStarted - - - MemberEnrolled",
                        "CampaignStepPlanned round-1 1 - FOURTEEN_DAYS_BEFORE",
                        "CampaignStepTaken round-1 1 t-1 DUE",
                        "TouchRequested - 1 t-1 -",
                        "TouchScheduled - 1 t-1 QUIET_HOURS",
                        "CampaignStepPlanned round-2 2 - FOURTEEN_DAYS_BEFORE",
                        "TouchApproved - 1 t-1 -",
                        "TouchSent - 1 t-1 -");
        assertThat(JsonPath.<List<String>>read(run, "$.timeline[?(@.event == 'TouchScheduled')].waitsUntil"))
                .containsExactly("1998-01-03T04:00:00Z");
        assertThat(JsonPath.<List<String>>read(run, "$.timeline[?(@.event == 'TouchSent')].channel"))
                .containsExactly("SMS");
    }

    @Test
    void shows_a_round_that_an_earlier_run_of_the_term_has_asked_for_and_leaves_its_touch_there() {
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 0),
                touched("r-1", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 1),
                ended("r-1", RENEWAL, "EXTENDED", false, 1, 1),
                started("r-2", RENEWAL, "ming", false, 1),
                passed("r-2", "round-1", 1, 1),
                planned("r-2", RENEWAL, "round-2", 2, 1),
                TouchStory.sent("t-1", 2));

        String run = body("/campaigns/renewal-reminder/runs/r-2");
        assertThat(JsonPath.<List<Integer>>read(run, "$.rounds")).containsExactly(1);
        assertThat(JsonPath.<String>read(run, "$.next.step")).isEqualTo("round-2");
        assertThat(told(run))
                .containsExactly(
                        "CampaignRunStarted - - - MemberEnrolled",
                        "CampaignStepTaken round-1 1 - ASKED_BEFORE",
                        "CampaignStepPlanned round-2 2 - FOURTEEN_DAYS_BEFORE");
        assertThat(told(body("/campaigns/renewal-reminder/runs/r-1"))).contains("TouchSent - 1 t-1 -");
    }

    @Test
    void shows_each_coupon_of_a_ladder_with_its_rung_and_its_end() {
        pond.publish(
                started("r-2", LADDER, "ming", false, 0),
                gave("r-2", "down-1", 1, "cp-1", 85),
                CouponStory.issued("cp-1", 1, day(8)),
                CouponStory.voided("cp-1", 3),
                gave("r-2", "up-1", 2, "cp-2", 95),
                CouponStory.issued("cp-2", 3, day(17)),
                CouponStory.reserved("cp-2"),
                CouponStory.redeemed("cp-2", 4),
                CouponStory.returned("cp-2", 5),
                ended("r-2", LADDER, "LADDER_CLIMBED", true, 2, 6));

        String run = body("/campaigns/coupon-ladder/runs/r-2");
        assertThat(JsonPath.<List<String>>read(run, "$.timeline[*].event"))
                .containsExactly(
                        "CampaignRunStarted",
                        "CampaignStepTaken",
                        "CouponIssued",
                        "CouponVoided",
                        "CampaignStepTaken",
                        "CouponIssued",
                        "CouponReserved",
                        "CouponRedeemed",
                        "CouponReturned",
                        "CampaignRunEnded");
        assertThat(JsonPath.<List<Integer>>read(run, "$.timeline[?(@.couponId == 'cp-2')].rung"))
                .containsExactly(95, 95, 95, 95, 95);
        assertThat(JsonPath.<List<String>>read(run, "$.timeline[?(@.event == 'CouponIssued')].validUntil"))
                .containsExactly("1998-01-09T04:00:00Z", "1998-01-18T04:00:00Z");
        assertThat(JsonPath.<List<String>>read(run, "$.timeline[?(@.event == 'CouponReturned')].state"))
                .containsExactly("RETURNED");
        assertThat(JsonPath.<String>read(run, "$.state")).isEqualTo("ENDED");
        assertThat(JsonPath.<String>read(run, "$.outcome")).isEqualTo("LADDER_CLIMBED");
        assertThat(JsonPath.<Boolean>read(run, "$.converted")).isTrue();
        assertThat(JsonPath.<String>read(run, "$.endedAt")).isEqualTo("1998-01-07T04:00:00Z");
    }

    @Test
    void shows_the_coupon_that_a_referral_gave_though_no_step_names_it() {
        String reward = CampaignIds.coupon(new RunId("r-3"), 1).value();
        pond.publish(
                started("r-3", "referral-reward", "ming", false, 0),
                ended("r-3", "referral-reward", "REWARDED", true, 1, 2),
                CouponStory.issued(reward, 2, day(32)));

        assertThat(pond.http().get().uri("/campaigns/referral-reward/runs/r-3"))
                .bodyJson()
                .extractingPath("$.timeline[?(@.event == 'CouponIssued')].couponId")
                .isEqualTo(List.of(reward));
    }

    @Test
    void lists_the_runs_of_one_campaign_newest_first_by_customer_and_state_and_pages() {
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 1),
                started("r-2", LADDER, "ming", false, 2),
                started("r-3", RENEWAL, "ming", true, 3),
                started("r-4", RENEWAL, "hong", false, 4),
                ended("r-3", RENEWAL, "CANCELLED", false, null, 5));

        ids("/campaigns/renewal-reminder/runs").isEqualTo(List.of("r-4", "r-3", "r-1"));
        ids("/campaigns/coupon-ladder/runs").isEqualTo(List.of("r-2"));
        ids("/campaigns/referral-reward/runs").isEqualTo(List.of());
        ids("/campaigns/renewal-reminder/runs?customerId=ming").isEqualTo(List.of("r-3", "r-1"));
        ids("/campaigns/renewal-reminder/runs?state=RUNNING").isEqualTo(List.of("r-4", "r-1"));
        ids("/campaigns/renewal-reminder/runs?state=ENDED&customerId=ming").isEqualTo(List.of("r-3"));
        ids("/campaigns/renewal-reminder/runs?limit=2").isEqualTo(List.of("r-4", "r-3"));
        String next = JsonPath.read(body("/campaigns/renewal-reminder/runs?limit=2"), "$.next");
        ids("/campaigns/renewal-reminder/runs?limit=2&cursor=" + next).isEqualTo(List.of("r-1"));
    }

    @Test
    void names_what_it_does_not_know() {
        pond.publish(started("r-1", RENEWAL, "ming", false, 1));

        refused("/campaigns/spring/runs", 404, "unknown-campaign");
        refused("/campaigns/spring/runs/r-1", 404, "unknown-campaign");
        refused("/reports/campaigns/spring", 404, "unknown-campaign");
        refused("/campaigns/renewal-reminder/runs/r-9", 404, "unknown-campaign-run");
        refused("/campaigns/coupon-ladder/runs/r-1", 404, "unknown-campaign-run");
        refused("/campaigns/renewal-reminder/runs?state=LOST", 400, "invalid-request");
    }

    @Test
    void a_plan_is_over_once_its_step_or_a_later_round_is_taken_or_the_run_ends() {
        pond.publish(started("r-1", RENEWAL, "ming", false, 0), planned("r-1", RENEWAL, "round-2", 2, 1));
        pond.publish(touched("r-1", "round-1-again", 1, "t-1"));
        assertThat(next()).isEqualTo("round-2");

        pond.publish(touched("r-1", "round-2", 2, "t-2"));
        assertThat(next()).isNull();

        pond.publish(planned("r-1", RENEWAL, "round-2", 2, 1), touched("r-1", "round-3", 3, "t-3"));
        assertThat(next()).isNull();

        pond.publish(planned("r-1", RENEWAL, "round-4", 4, 1), ended("r-1", RENEWAL, "RENEWED", true, 2, 3));
        assertThat(next()).isNull();
    }

    @Test
    void touches_and_coupons_of_nobodys_run_leave_no_trace() {
        pond.publish(TouchStory.EVERY_KIND.toArray(Event[]::new));
        pond.publish(CouponStory.EVERY_KIND.toArray(Event[]::new));

        assertThat(pond.views().digests().items()).anySatisfy(digest -> {
            assertThat(digest.view()).isEqualTo("campaign");
            assertThat(digest.documents()).isZero();
        });
    }

    @Test
    void a_call_that_is_taken_on_and_given_back_for_ever_keeps_its_first_and_its_last_entries() {
        pond.publish(started("r-1", RENEWAL, "ming", false, 0), touched("r-1", "round-3", 3, "t-1"));
        pond.publish(TouchStory.requested("t-1", 1), TouchStory.opened("t-1", 1));
        pond.publish(
                Stream.generate(() -> TouchStory.claimed("t-1", 1)).limit(110).toArray(Event[]::new));
        pond.publish(TouchStory.completed("t-1", 2));

        String run = body("/campaigns/renewal-reminder/runs/r-1");
        List<String> events = JsonPath.read(run, "$.timeline[*].event");
        assertThat(events).hasSize(2 + Entries.KEPT).startsWith("CampaignRunStarted", "CampaignStepTaken");
        assertThat(events.subList(2, 4)).containsExactly("TouchRequested", "StaffCallOpened");
        assertThat(events).endsWith("StaffCallClaimed", "StaffCallCompleted");
        assertThat(JsonPath.<Integer>read(run, "$.omitted")).isEqualTo(13);
    }

    @Test
    void shows_the_same_when_every_event_comes_a_second_time_and_when_it_is_rebuilt() {
        pond.publish(Stream.of(BEGUN, CouponStory.EVERY_KIND, TouchStory.EVERY_KIND, ENDED)
                .flatMap(List::stream)
                .toArray(Event[]::new));
        List<String> before = everything();

        pond.deliverEverythingAgain();
        assertThat(everything()).isEqualTo(before);

        pond.views().rebuild("campaign");
        pond.settle();
        assertThat(everything()).isEqualTo(before);
    }

    private List<String> everything() {
        return Stream.of(
                        "/campaigns/renewal-reminder/runs",
                        "/campaigns/renewal-reminder/runs/r-1",
                        "/campaigns/coupon-ladder/runs/r-2",
                        "/reports/campaigns/renewal-reminder",
                        "/reports/campaigns/coupon-ladder")
                .map(this::body)
                .toList();
    }

    private static List<String> told(String run) {
        List<Map<String, Object>> entries = JsonPath.read(run, "$.timeline");
        return entries.stream()
                .map(entry -> Stream.of("event", "step", "round", "touchId", "reason")
                        .map(field -> entry.get(field) == null
                                ? "-"
                                : entry.get(field).toString())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private @Nullable String next() {
        Map<String, Object> next = JsonPath.read(body("/campaigns/renewal-reminder/runs/r-1"), "$.next");
        return next == null ? null : (String) next.get("step");
    }

    private void refused(String question, int status, String slug) {
        assertThat(pond.http().get().uri(question))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("/problems/" + slug);
    }

    private JsonPathValueAssert ids(String question) {
        return assertThat(pond.http().get().uri(question)).bodyJson().extractingPath("$.items[*].runId");
    }

    private String body(String question) {
        try {
            return pond.http().get().uri(question).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
