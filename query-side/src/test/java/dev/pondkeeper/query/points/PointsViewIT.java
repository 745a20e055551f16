package dev.pondkeeper.query.points;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.earnedForEver;
import static dev.pondkeeper.query.Story.earnedForOrder;
import static dev.pondkeeper.query.Story.redeemed;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsBalances;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.RedemptionId;
import dev.pondkeeper.query.Pond;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class PointsViewIT {

    private static final PointsBalances FIFTY = new PointsBalances(50, 0, 0, 0, 50, 0, 0, 0);
    private static final PointsBalances AFTER = new PointsBalances(15, 0, 0, 0, 50, 35, 0, 0);

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    private void tellTheStory() {
        pond.publish(
                registered("ming", day(0)),
                earnedForOrder("ming", "o-1", 30, 30, day(1)),
                earnedForEver("ming", "welcome", 20, FIFTY, day(2)),
                redeemed(
                        "ming",
                        "redemption-1",
                        35,
                        AFTER,
                        day(3),
                        new Allocation("order:o-1", 20),
                        new Allocation("order:o-1", 10),
                        new Allocation("earning:welcome", 5)));
    }

    @Test
    void an_account_shows_the_balances_after_its_latest_movement() {
        tellTheStory();

        assertThat(pond.http().get().uri("/points-accounts/ming"))
                .hasStatusOk()
                .hasHeader("View-Position", "3")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"customerId":"ming","available":15,"pending":0,"held":0,"owed":0,"issued":50,"redeemed":35,
                         "expired":0,"reversed":0,"version":2}""");
    }

    @Test
    void a_registered_customer_with_no_movement_has_an_account_of_zeros() {
        pond.publish(registered("ming", day(0)));

        assertThat(pond.http().get().uri("/points-accounts/ming"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"customerId":"ming","available":0,"pending":0,"held":0,"owed":0,"issued":0,"redeemed":0,
                         "expired":0,"reversed":0,"version":null}""");
        assertThat(pond.http().get().uri("/points-accounts/ming/statement"))
                .bodyJson()
                .isStrictlyEqualTo("{\"items\":[],\"next\":null}");
    }

    @Test
    void nobody_has_no_account_no_statement_and_no_lots() {
        // Whose id begins like another's is still nobody.
        pond.publish(registered("ming", day(0)), earnedForOrder("ming", "o-1", 30, 30, day(1)));

        for (String path : List.of("", "/statement", "/lots")) {
            assertThat(pond.http().get().uri("/points-accounts/min" + path))
                    .hasStatus(404)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("/problems/unknown-customer");
        }
    }

    @Test
    void a_statement_tells_newest_first_what_moved_why_and_what_was_left() {
        tellTheStory();

        assertThat(pond.http().get().uri("/points-accounts/ming/statement"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"next":null,"items":[
                         {"sequence":2,"movement":"REDEEMED","points":-35,"balance":15,
                          "cause":{"kind":"REDEMPTION","id":"redemption-1","reason":null},"lotId":null,
                          "allocations":[{"lotId":"order:o-1","points":20},{"lotId":"order:o-1","points":10},
                                         {"lotId":"earning:welcome","points":5}],
                          "occurredAt":"1998-01-04T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z"},
                         {"sequence":1,"movement":"EARNED","points":20,"balance":50,
                          "cause":{"kind":"EARNING","id":"welcome","reason":"a gift"},"lotId":"earning:welcome"},
                         {"sequence":0,"movement":"EARNED","points":30,"balance":30,
                          "balances":{"available":30,"issued":30,"redeemed":0},
                          "cause":{"kind":"ORDER","id":"o-1"},"lotId":"order:o-1","allocations":[]}]}""");
    }

    @Test
    void lots_stand_in_the_order_of_redemption_and_say_what_is_left() {
        tellTheStory();

        assertThat(pond.http().get().uri("/points-accounts/ming/lots"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"next":null,"items":[
                         {"lotId":"order:o-1","state":"SPENT","points":30,"remaining":0,
                          "activatesAt":"1998-01-02T04:00:00Z","expiresAt":"1999-01-02T04:00:00Z","pastExpiry":false,
                          "programmeVersion":1},
                         {"lotId":"earning:welcome","state":"ACTIVE","points":20,"remaining":15,"expiresAt":null,
                          "pastExpiry":false}]}""");
    }

    @Test
    void a_lot_whose_last_instant_has_passed_says_so_though_nothing_has_expired_it() {
        pond.publish(
                registered("ming", day(0)),
                earnedForOrder("ming", "last", 1, 1, Pond.NOW.minus(java.time.Duration.ofDays(365))),
                earnedForOrder(
                        "ming",
                        "past",
                        1,
                        2,
                        Pond.NOW.minus(java.time.Duration.ofDays(365)).minusMillis(1)),
                earnedForOrder("ming", "soon", 1, 3, Pond.NOW.plusMillis(1)));

        assertThat(pond.http().get().uri("/points-accounts/ming/lots"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"lotId":"order:past","state":"ACTIVE","pastExpiry":true},
                                  {"lotId":"order:last","state":"ACTIVE","pastExpiry":false},
                                  {"lotId":"order:soon","state":"PENDING","pastExpiry":false}]}""");
    }

    @Test
    void points_less_what_they_repaid_add_up_to_the_balance() {
        CustomerId ming = new CustomerId("ming");
        Instant at = day(2);
        pond.publish(
                registered("ming", day(0)),
                new PointsEarned(
                        ming,
                        "earning:gift",
                        new EarningId("gift"),
                        null,
                        "a gift",
                        50,
                        at,
                        null,
                        1,
                        new PointsBalances(20, 0, 0, 0, 50, 0, 0, 30),
                        at,
                        false,
                        false,
                        30,
                        null),
                new HoldReleased(
                        ming,
                        new HoldId("h-1"),
                        5,
                        List.of(new Allocation("earning:gift", 5)),
                        List.of(),
                        List.of(new Allocation("earning:gift", 4)),
                        new PointsBalances(21, 0, 0, 0, 50, 0, 0, 29),
                        at));

        assertThat(pond.http().get().uri("/points-accounts/ming/statement"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"movement":"HOLD_RELEASED","points":5,"repaid":4,"balance":21},
                                  {"movement":"EARNED","points":50,"repaid":30,"balance":20}]}""");
    }

    @Test
    void every_movement_stands_in_the_statement_with_its_cause_and_in_the_lots_with_its_effect() {
        CustomerId ming = new CustomerId("ming");
        Allocation five = new Allocation("order:o-1", 5);
        Allocation ten = new Allocation("order:o-1", 10);
        HoldId hold = new HoldId("h-1");
        Instant at = day(2);
        pond.publish(
                registered("ming", day(0)),
                earnedForOrder("ming", "o-1", 30, 30, day(1)),
                new PointsHeld(ming, hold, 10, List.of(ten), at, 1, new PointsBalances(20, 0, 10, 0, 30, 0, 0, 0), at),
                new PointsCaptured(
                        ming,
                        hold,
                        new RedemptionId("r-1"),
                        5,
                        List.of(five),
                        new PointsBalances(20, 0, 5, 0, 30, 5, 0, 0),
                        at),
                new HoldTimedOut(
                        ming,
                        hold,
                        5,
                        List.of(five),
                        List.of(),
                        List.of(),
                        new PointsBalances(25, 0, 0, 0, 30, 5, 0, 0),
                        at),
                new PointsClawedBack(
                        ming,
                        new OrderId("o-1"),
                        new RefundId("f-1"),
                        new Amount(2500, "CNY"),
                        5,
                        List.of(),
                        List.of(five),
                        0,
                        0,
                        0,
                        "RECOVER",
                        1,
                        new PointsBalances(20, 0, 0, 0, 30, 5, 0, 5),
                        at),
                new PointsExpired(
                        ming,
                        List.of(new Allocation("order:o-1", 20)),
                        20,
                        new PointsBalances(0, 0, 0, 0, 30, 5, 20, 5),
                        at));

        assertThat(pond.http().get().uri("/points-accounts/ming/statement"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[
                         {"movement":"EXPIRED","points":-20,"balance":0,"cause":{"kind":"TIME","id":null}},
                         {"movement":"CLAWED_BACK","points":-5,"balance":20,"cause":{"kind":"REFUND","id":"f-1"}},
                         {"movement":"HOLD_TIMED_OUT","points":5,"balance":25,"cause":{"kind":"HOLD","id":"h-1"}},
                         {"movement":"CAPTURED","points":-5,"balance":20,"cause":{"kind":"HOLD","id":"h-1"}},
                         {"movement":"HELD","points":-10,"balance":20,"cause":{"kind":"HOLD","id":"h-1"}},
                         {"movement":"EARNED","points":30,"balance":30}]}""");
        assertThat(pond.http().get().uri("/points-accounts/ming/lots"))
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items":[{"lotId":"order:o-1","state":"EXPIRED","points":30,"remaining":0,"held":0}]}""");
    }

    @Test
    void sliding_lots_stand_where_their_present_end_puts_them_on_every_page() {
        pond.record(registered("ming", day(0)));
        CustomerId ming = new CustomerId("ming");
        PointsBalances some = new PointsBalances(1, 0, 0, 0, 1, 0, 0, 0);
        for (int n = 0; n < 12; n++) pond.record(slidingLot("ming", n, day(20)));
        IntStream.range(0, 12).forEach(n -> pond.record(earnedForOrder("ming", "o-" + n, 1, n + 1, day(n))));
        pond.publish(new PointsExpiryExtended(ming, day(365 + 5), 1, some, day(6)));

        List<String> walked = walk("/points-accounts/ming/lots", "$.items[*].lotId");

        List<String> expected = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> expected.add("order:o-" + n));
        IntStream.range(0, 12).forEach(n -> expected.add("earning:" + (char) ('a' + n)));
        IntStream.range(6, 12).forEach(n -> expected.add("order:o-" + n));
        walked.remove("order:o-5");
        assertThat(walked).isEqualTo(expected);
    }

    private static PointsEarned slidingLot(String customer, int n, Instant expiresAt) {
        return new PointsEarned(
                new CustomerId(customer),
                "earning:" + (char) ('a' + n),
                null,
                null,
                "gift",
                1,
                day(n),
                expiresAt,
                1,
                new PointsBalances(1, 0, 0, 0, 1, 0, 0, 0),
                day(n),
                false,
                true,
                0,
                null);
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repeat() {
        pond.record(registered("ming", day(0)));
        IntStream.range(0, 25).forEach(n -> pond.record(earnedForOrder("ming", "o-" + n, 1, n + 1, day(n))));
        pond.publish(registered("ming2", day(0)), earnedForOrder("ming2", "other", 1, 1, day(0)));

        List<Integer> newestFirst =
                IntStream.range(0, 25).map(n -> 24 - n).boxed().toList();
        assertThat(this.<Integer>walk("/points-accounts/ming/statement", "$.items[*].sequence"))
                .isEqualTo(newestFirst);
        assertThat(this.<String>walk("/points-accounts/ming/lots", "$.items[*].lotId"))
                .isEqualTo(IntStream.range(0, 25).mapToObj(n -> "order:o-" + n).toList());
    }

    private <T> List<T> walk(String path, String items) {
        List<T> walked = new ArrayList<>();
        String cursor = "";
        do {
            MvcTestResult page =
                    pond.http().get().uri(path + "?limit=10" + cursor).exchange();
            assertThat(page).hasStatusOk();
            String body =
                    new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            List<T> found = JsonPath.read(body, items);
            walked.addAll(found);
            String next = JsonPath.read(body, "$.next");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return walked;
    }
}
