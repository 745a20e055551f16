package dev.pondkeeper.query.campaign;

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

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.query.CampaignStory;
import dev.pondkeeper.query.CouponStory;
import dev.pondkeeper.query.Pond;
import dev.pondkeeper.query.TouchStory;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignReportIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void a_campaign_that_never_ran_reports_zeros_and_no_rate() {
        report(RENEWAL, """
                {"campaign":"renewal-reminder","from":null,"to":null,"zone":"Asia/Shanghai","runs":0,"running":0,"ended":0,"outcomes":{},
                 "treated":{"runs":0,"converted":0,"conversionRate":null},
                 "holdout":{"runs":0,"converted":0,"conversionRate":null},
                 "uplift":null,"convertedWithoutRound":0,"rounds":[],"rungs":[]}""");
    }

    @Test
    void counts_the_touches_of_a_round_by_what_became_of_them_and_the_runs_that_it_converted() {
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 0),
                touched("r-1", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 1),
                TouchStory.approved("t-1", "SMS", 1),
                TouchStory.sent("t-1", 1),
                TouchStory.failed("t-1", 1),
                touched("r-1", "round-1-again", 1, "t-2"),
                TouchStory.requested("t-2", 1),
                TouchStory.sent("t-2", 1),
                // The receipt of the first comes after all.
                TouchStory.delivered("t-1", 2),
                TouchStory.failed("t-2", 2),
                touched("r-1", "round-2", 2, "t-3"),
                TouchStory.requested("t-3", 2),
                TouchStory.suppressed("t-3", 2),
                touched("r-1", "round-3", 3, "t-4"),
                TouchStory.requested("t-4", 3),
                TouchStory.opened("t-4", 3),
                TouchStory.overdue("t-4", 5),
                TouchStory.completed("t-4", 5),
                ended("r-1", RENEWAL, "RENEWED", true, 3, 6),
                started("r-2", RENEWAL, "ming", false, 0),
                touched("r-2", "round-1", 1, "t-5"),
                TouchStory.requested("t-5", 1),
                TouchStory.scheduled("t-5", 1),
                started("r-3", RENEWAL, "ming", false, 0),
                touched("r-3", "round-3", 3, "t-6"),
                TouchStory.requested("t-6", 1),
                TouchStory.opened("t-6", 3),
                TouchStory.overdue("t-6", 5),
                ended("r-3", RENEWAL, "CALL_OVERDUE", false, 3, 6),
                started("r-4", RENEWAL, "ming", false, 0),
                ended("r-4", RENEWAL, "RENEWED", true, null, 6),
                // Not a run's: somebody asked for it under the campaign's name.
                TouchStory.requested("t-7", 1),
                TouchStory.sent("t-7", 1));

        report(RENEWAL, """
                {"campaign":"renewal-reminder","from":null,"to":null,"zone":"Asia/Shanghai","runs":4,"running":1,"ended":3,"outcomes":{"CALL_OVERDUE":1,"RENEWED":2},
                 "treated":{"runs":4,"converted":2,"conversionRate":0.5000},
                 "holdout":{"runs":0,"converted":0,"conversionRate":null},
                 "uplift":null,"convertedWithoutRound":1,
                 "rounds":[
                  {"round":1,"requested":3,"sent":2,"delivered":1,"failed":1,"cancelled":0,"suppressed":{},
                   "callsDone":0,"callsOverdue":0,"converted":0},
                  {"round":2,"requested":1,"sent":0,"delivered":0,"failed":0,"cancelled":0,
                   "suppressed":{"NO_CONSENT":1},"callsDone":0,"callsOverdue":0,"converted":0},
                  {"round":3,"requested":2,"sent":0,"delivered":0,"failed":0,"cancelled":0,"suppressed":{},
                   "callsDone":1,"callsOverdue":1,"converted":1}],
                 "rungs":[]}""");
        report(LADDER, """
                {"campaign":"coupon-ladder","from":null,"to":null,"zone":"Asia/Shanghai","runs":0,"running":0,"ended":0,"outcomes":{},
                 "treated":{"runs":0,"converted":0,"conversionRate":null},
                 "holdout":{"runs":0,"converted":0,"conversionRate":null},
                 "uplift":null,"convertedWithoutRound":0,"rounds":[],"rungs":[]}""");
    }

    @Test
    void counts_a_round_once_that_two_runs_of_a_term_stand_behind_and_the_conversion_after_it() {
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 0),
                touched("r-1", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 1),
                ended("r-1", RENEWAL, "EXTENDED", false, 1, 1),
                started("r-2", RENEWAL, "ming", false, 1),
                passed("r-2", "round-1", 1, 1),
                TouchStory.approved("t-1", "SMS", 2),
                TouchStory.sent("t-1", 2),
                ended("r-2", RENEWAL, "RENEWED", true, 1, 6));

        report(RENEWAL, """
                {"campaign":"renewal-reminder","from":null,"to":null,"zone":"Asia/Shanghai","runs":2,"running":0,"ended":2,"outcomes":{"EXTENDED":1,"RENEWED":1},
                 "treated":{"runs":2,"converted":1,"conversionRate":0.5000},
                 "holdout":{"runs":0,"converted":0,"conversionRate":null},
                 "uplift":null,"convertedWithoutRound":0,
                 "rounds":[
                  {"round":1,"requested":1,"sent":1,"delivered":0,"failed":0,"cancelled":0,"suppressed":{},
                   "callsDone":0,"callsOverdue":0,"converted":1}],
                 "rungs":[]}""");
    }

    @Test
    void counts_the_coupons_of_each_rung_by_what_became_of_them() {
        pond.publish(
                started("r-1", LADDER, "ming", false, 0),
                gave("r-1", "down-1", 1, "cp-1", 85),
                CouponStory.issued("cp-1", 1, day(8)),
                CouponStory.voided("cp-1", 3),
                gave("r-1", "up-1", 2, "cp-2", 95),
                CouponStory.issued("cp-2", 3, day(17)),
                CouponStory.redeemed("cp-2", 4),
                gave("r-1", "up-1-again", 3, "cp-3", 95),
                CouponStory.issued("cp-3", 3, day(17)),
                CouponStory.redeemed("cp-3", 4),
                CouponStory.returned("cp-3", 5));

        assertThat(body(LADDER)).contains("""
                "rungs":[{"rung":85,"issued":1,"redeemed":0,"expired":0,"voided":1},\
                {"rung":95,"issued":2,"redeemed":1,"expired":0,"voided":0}]""");
    }

    @Test
    void tells_of_those_runs_alone_that_began_in_a_span_of_days_of_the_programmes_zone() {
        // Noon in Shanghai on January 1st, 2nd and 3rd, and what became of the second run long after.
        pond.publish(
                started("r-1", RENEWAL, "ming", false, 0),
                started("r-2", RENEWAL, "ming", false, 1),
                started("r-3", RENEWAL, "ming", true, 2),
                touched("r-2", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 40),
                ended("r-2", RENEWAL, "RENEWED", true, 1, 41));

        runsIn("?from=1998-01-02&to=1998-01-03", 1);
        runsIn("?from=1998-01-02", 2);
        runsIn("?to=1998-01-03", 2);
        runsIn("?to=1998-01-01", 0);
        runsIn("?from=1998-01-01&to=1998-01-04", 3);
        runsIn("", 3);
        assertThat(body(RENEWAL + "?from=1998-01-02&to=1998-01-03"))
                .contains("\"outcomes\":{\"RENEWED\":1}")
                .contains("\"rounds\":[{\"round\":1,\"requested\":1,");
        assertThat(pond.http().get().uri("/reports/campaigns/renewal-reminder?from=1998-01-02&to=1998-01-01"))
                .hasStatus(400);
        assertThat(pond.http().get().uri("/reports/campaigns/renewal-reminder?from=yesterday"))
                .hasStatus(400);
    }

    @Test
    void a_run_belongs_to_the_day_at_whose_first_instant_it_begins() {
        Instant midnight = Instant.parse("1998-01-01T16:00:00Z");
        pond.publish(startedAt("r-1", midnight.minusMillis(1)), startedAt("r-2", midnight));

        runsIn("?from=1998-01-01&to=1998-01-02", 1);
        runsIn("?from=1998-01-02&to=1998-01-03", 1);
        runsIn("?from=1998-01-03", 0);
    }

    private static CampaignRunStarted startedAt(String run, Instant at) {
        return new CampaignRunStarted(
                new RunId(run), RENEWAL, CampaignStory.MING, "MemberEnrolled", 1, at, null, false, 1, at);
    }

    private void runsIn(String span, int runs) {
        assertThat(pond.http().get().uri("/reports/campaigns/renewal-reminder" + span))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.runs")
                .isEqualTo(runs);
    }

    @Test
    void uplift_sets_the_treated_against_those_held_out() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 9; i++) runs(events, "treated-" + i, false, i < 4);
        for (int i = 0; i < 7; i++) runs(events, "held-" + i, true, i < 2);
        pond.publish(events.toArray(Event[]::new));

        assertThat(body(RENEWAL)).contains("\"callsOverdue\":0,\"converted\":4}]");
        // 4/9 − 2/7 = 10/63, and by 2/7: 5/9.
        assertThat(body(RENEWAL)).contains("""
                "treated":{"runs":9,"converted":4,"conversionRate":0.4444},\
                "holdout":{"runs":7,"converted":2,"conversionRate":0.2857},\
                "uplift":{"percentagePoints":15.87,"relative":0.5556},"convertedWithoutRound":0""");
    }

    @Test
    void uplift_over_nobody_who_converted_has_points_alone() {
        List<Event> events = new ArrayList<>();
        runs(events, "treated", false, true);
        runs(events, "held", true, false);
        pond.publish(events.toArray(Event[]::new));

        assertThat(body(RENEWAL)).contains("\"uplift\":{\"percentagePoints\":100.00,\"relative\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"view_campaign_runs", "view_campaign_sums", "view_campaign_pointers"})
    void a_server_that_dies_with_half_a_batch_written_counts_each_touch_once(String unwritten) {
        pond.publish(started("r-1", RENEWAL, "ming", false, 0));
        pond.close(unwritten);
        pond.record(
                touched("r-1", "round-1", 1, "t-1"),
                TouchStory.requested("t-1", 1),
                TouchStory.sent("t-1", 1),
                started("r-2", RENEWAL, "ming", true, 0));
        pond.awaitRefusal();
        assertThat(pond.positions().position(CampaignViews.NAME)).isLessThan(pond.tail());
        pond.stop();
        pond.close("");
        pond.restartAfterKill();
        pond.settle();

        assertThat(body(RENEWAL))
                .contains("\"runs\":2,\"running\":2")
                .contains("\"rounds\":[{\"round\":1,\"requested\":1,\"sent\":1,");
    }

    private static void runs(List<Event> events, String run, boolean holdout, boolean converts) {
        events.add(started(run, RENEWAL, "ming", holdout, 0));
        events.add(planned(run, RENEWAL, "round-1", 1, 0));
        if (converts) events.add(ended(run, RENEWAL, "RENEWED", true, 1, 2));
    }

    private void report(String campaign, String expected) {
        assertThat(pond.http().get().uri("/reports/campaigns/" + campaign))
                .hasStatusOk()
                .hasHeader("View-Position", Long.toString(pond.tail()))
                .bodyJson()
                .isStrictlyEqualTo(expected);
    }

    private String body(String campaign) {
        try {
            return pond.http()
                    .get()
                    .uri("/reports/campaigns/" + campaign)
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
