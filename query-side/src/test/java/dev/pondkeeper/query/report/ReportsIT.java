package dev.pondkeeper.query.report;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.paid;
import static dev.pondkeeper.query.Story.refunded;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerEvent.Brought;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.query.Pond;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,5", "4,40", "5,40", "6,120"})
    void every_report_says_what_its_definition_says(long seed, int customers) {
        List<Event> history = RandomHistory.of(seed, customers);
        NaiveReports naive = new NaiveReports(history, SHANGHAI);
        pond.publish(history.toArray(Event[]::new));

        for (LocalDate date = LocalDate.of(1997, 11, 14); date.getYear() < 1999; date = date.plusDays(23)) {
            LocalDate to = date.plusDays(41);
            JsonNode summary = ask("/reports/summary?from=" + date + "&to=" + to);
            naive.summary(date, to)
                    .forEach((field, expected) ->
                            assertThat(summary.get(field)).as(field).isEqualTo(json(expected)));
            assertThat(ask("/reports/rfm?asOf=" + date).get("cells")).isEqualTo(json(naive.rfmCells(date)));
            Map<String, Map<String, Object>> channels = naive.channels(date, to);
            for (JsonNode channel :
                    ask("/reports/channels?from=" + date + "&to=" + to).get("items")) {
                String code = channel.get("channel").asString("");
                JsonNode expected = json(channels.remove(code));
                for (Map.Entry<String, JsonNode> field : expected.properties()) {
                    assertThat(channel.get(field.getKey()))
                            .as("%s of '%s' from %s", field.getKey(), code, date)
                            .isEqualTo(field.getValue());
                }
            }
            // Those who came through none are left out where they did nothing.
            Map<String, Object> unknown = channels.remove("");
            if (unknown != null)
                assertThat(unknown).containsEntry("registrations", 0L).containsEntry("buyers", 0);
            assertThat(channels).isEmpty();
            assertThat(stages(date)).as("stages at %s", date).isEqualTo(naive.stages(date));
        }
        assertThat(ask("/reports/cohorts?by=first-order-month").get("items")).isEqualTo(json(naive.cohorts()));
    }

    @Test
    void a_pond_without_a_customer_reports_zeros_in_the_programmes_currency() {
        assertThat(ask("/reports/summary")).isEqualTo(JSON.readTree("""
                                {"from":null,"to":"1998-07-02","zone":"Asia/Shanghai","customers":0,"newCustomers":0,
                                 "buyers":0,"orders":0,"gross":{"amount":0,"currency":"CNY"},
                                 "refunds":{"amount":0,"currency":"CNY"},"net":{"amount":0,"currency":"CNY"},
                                 "averageOrderValue":{"amount":0,"currency":"CNY"}}"""));
        assertThat(ask("/reports/rfm")).isEqualTo(JSON.readTree("""
                                {"asOf":"1998-07-01","zone":"Asia/Shanghai","currency":"CNY","customers":0,"cells":[]}"""));
        assertThat(ask("/reports/cohorts").get("items")).isEmpty();
        assertThat(stages(LocalDate.of(1998, 7, 1)).values()).containsOnly(0L);
    }

    @Test
    void one_customer_stands_in_the_lowest_fifth_of_everything_but_recency() {
        pond.publish(registered("a", day(0)), paid("o-1", "a", 100, day(1)));

        assertThat(ask("/reports/rfm?asOf=1998-01-31")).isEqualTo(JSON.readTree("""
                                {"asOf":"1998-01-31","zone":"Asia/Shanghai","currency":"CNY","customers":1,
                                 "cells":[{"r":5,"f":1,"m":1,"customers":1}]}"""));
    }

    @Test
    void a_refund_counts_on_its_own_day_and_belongs_to_its_orders_month_in_a_cohort() {
        pond.publish(
                registered("a", day(0)),
                paid("o-1", "a", 1001, day(0)),
                paid("o-2", "a", 1000, day(1)),
                refunded("o-1", "a", "r-1", 500, 500, 501, day(40)));

        JsonNode january = ask("/reports/summary?from=1998-01-01&to=1998-02-01");
        JsonNode february = ask("/reports/summary?from=1998-02-01&to=1998-03-01");
        JsonNode both = ask("/reports/summary?from=1998-01-01&to=1998-03-01");

        assertThat(january.at("/net/amount").asLong()).isEqualTo(2001);
        assertThat(january.at("/averageOrderValue/amount").asLong()).isEqualTo(1001);
        assertThat(february.at("/net/amount").asLong()).isEqualTo(-500);
        assertThat(february.at("/averageOrderValue/amount").asLong()).isZero();
        assertThat(both.at("/averageOrderValue/amount").asLong()).isEqualTo(751);
        assertThat(ask("/reports/cohorts").get("items")).isEqualTo(JSON.readTree("""
                                [{"cohort":"1998-01","size":1,"months":[{"month":0,"buyers":1,"orders":2,
                                  "net":{"amount":1501,"currency":"CNY"}}]}]"""));
    }

    @Test
    void who_was_merged_is_one_person_in_every_report_from_the_merge_on() {
        pond.publish(
                registered("a", day(0)),
                paid("o-1", "a", 100, day(0)),
                registered("b", day(2)),
                registered("c", day(3)),
                paid("o-2", "b", 300, day(40)),
                paid("o-3", "c", 500, day(41)));
        JsonNode apart = ask("/reports/summary?to=1998-04-01");
        JsonNode cohortsApart = ask("/reports/cohorts");
        assertThat(apart.at("/customers").asInt()).isEqualTo(3);

        pond.publish(merged("b", "a", day(50)), merged("c", "b", day(60)));

        JsonNode summary = ask("/reports/summary?to=1998-04-01");
        assertThat(summary.at("/customers").asInt()).isEqualTo(1);
        assertThat(summary.at("/newCustomers").asInt()).isEqualTo(1);
        assertThat(summary.at("/buyers").asInt()).isEqualTo(1);
        assertThat(summary.at("/orders").asInt()).isEqualTo(3);
        assertThat(summary.at("/net")).isEqualTo(apart.at("/net"));
        assertThat(ask("/reports/summary?from=1998-01-02&to=1998-04-01")
                        .at("/newCustomers")
                        .asInt())
                .as("registered first under the other id")
                .isZero();
        assertThat(stages(LocalDate.of(1998, 4, 1))).containsEntry("STABLE", 1L).containsEntry("LEAD", 0L);
        assertThat(ask("/reports/rfm?asOf=1998-04-01").at("/customers").asInt()).isEqualTo(1);
        assertThat(ask("/reports/cohorts").get("items")).isEqualTo(JSON.readTree("""
                                [{"cohort":"1998-01","size":1,"months":[
                                  {"month":0,"buyers":1,"orders":1,"net":{"amount":100,"currency":"CNY"}},
                                  {"month":1,"buyers":1,"orders":2,"net":{"amount":800,"currency":"CNY"}}]}]"""));
        assertThat(ask("/reports/summary?to=1998-02-19").at("/customers").asInt())
                .as("before the merges")
                .isEqualTo(3);
        assertThat(ask("/reports/summary?to=1998-02-25").at("/customers").asInt())
                .as("between the merges")
                .isEqualTo(2);

        pond.publish(takenBack("c", "b", day(70)), takenBack("b", "a", day(71)));

        assertThat(ask("/reports/summary?to=1998-04-01")).isEqualTo(apart);
        assertThat(ask("/reports/cohorts")).isEqualTo(cohortsApart);
    }

    @Test
    void a_day_begins_at_midnight_in_the_programmes_zone() {
        pond.publish(
                paid("o-1", "a", 1, Instant.parse("1997-12-31T15:59:59.999Z")),
                paid("o-2", "b", 10, Instant.parse("1997-12-31T16:00:00Z")),
                paid("o-3", "c", 100, Instant.parse("1998-01-01T15:59:59.999Z")),
                paid("o-4", "d", 1000, Instant.parse("1998-01-01T16:00:00Z")));

        assertThat(ask("/reports/summary?from=1998-01-01&to=1998-01-02")
                        .at("/gross/amount")
                        .asLong())
                .isEqualTo(110);
        assertThat(ask("/reports/rfm?asOf=1998-01-01").get("customers").asInt()).isEqualTo(3);
        assertThat(ask("/reports/cohorts").at("/items/0/cohort").asString()).isEqualTo("1997-12");
        assertThat(ask("/reports/cohorts").at("/items/0/size").asInt()).isEqualTo(1);
    }

    @Test
    void two_currencies_are_never_added_and_the_caller_must_choose() {
        pond.publish(
                paid("o-1", "a", new Amount(100, "USD"), day(0)), paid("o-2", "a", new Amount(700, "EUR"), day(35)));

        for (String report : List.of("summary", "rfm", "cohorts", "channels")) {
            assertThat(pond.http().get().uri("/reports/" + report))
                    .hasStatus(400)
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"type":"/problems/invalid-request",
                             "errors":[{"parameter":"currency","detail":"must be one of EUR, USD"}]}""");
        }
        assertThat(ask("/reports/summary?currency=EUR").at("/net"))
                .isEqualTo(JSON.readTree("{\"amount\":700,\"currency\":\"EUR\"}"));
        assertThat(ask("/reports/cohorts?currency=USD").at("/items/0/cohort").asString())
                .isEqualTo("1998-01");
        assertThat(ask("/reports/cohorts?currency=EUR").at("/items/0/cohort").asString())
                .isEqualTo("1998-02");
        assertThat(stages(LocalDate.of(1998, 3, 1))).containsEntry("STABLE", 1L);
    }

    @Test
    void names_every_fault_of_a_question() {
        assertThat(pond.http().get().uri("/reports/summary?from=yesterday&to=1998-02-30&currency=RMB&asOf=1998-01-01"))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"errors":[{"parameter":"from","detail":"must be a date such as 1998-06-30"},
                                   {"parameter":"to","detail":"must be a date such as 1998-06-30"},
                                   {"parameter":"currency","detail":"must be an ISO 4217 code such as CNY"},
                                   {"parameter":"asOf","detail":"is not a parameter of this query"}]}""");
        assertThat(pond.http().get().uri("/reports/summary?from=1998-02-02&to=1998-02-01"))
                .hasStatus(400);
        assertThat(pond.http().get().uri("/reports/summary?from=1998-02-01&to=1998-02-01"))
                .hasStatusOk();
        assertThat(pond.http().get().uri("/reports/cohorts?by=colour")).hasStatus(400);
        assertThat(pond.http().get().uri("/reports/summary?currency=XXX")).hasStatus(400);
        assertThat(pond.http().get().uri("/reports/rfm?asOf=99999-01-01")).hasStatus(400);
        assertThat(pond.http().get().uri("/reports/lifecycle?currency=CNY")).hasStatus(400);
    }

    @Test
    void the_same_question_is_answered_anew_once_the_view_has_moved() {
        pond.publish(paid("o-1", "a", 100, day(0)));
        assertThat(ask("/reports/summary").at("/orders").asInt()).isEqualTo(1);
        assertThat(ask("/reports/summary").at("/orders").asInt()).isEqualTo(1);

        pond.publish(paid("o-2", "a", 100, day(1)));

        assertThat(ask("/reports/summary").at("/orders").asInt()).isEqualTo(2);
    }

    private static CustomersMerged merged(String merged, String survivor, Instant at) {
        return new CustomersMerged(
                new CustomerId(survivor),
                new CustomerId(merged),
                new MergeId("m-" + merged),
                new Brought(List.of(), List.of(), Preferences.NONE, List.of(), List.of()),
                List.of(),
                Preferences.NONE,
                0,
                0,
                at);
    }

    private static CustomersUnmerged takenBack(String merged, String survivor, Instant at) {
        return new CustomersUnmerged(
                new CustomerId(survivor),
                new CustomerId(merged),
                new MergeId("m-" + merged),
                List.of(),
                List.of(),
                List.of(),
                Preferences.NONE,
                0,
                0,
                at);
    }

    private Map<String, Long> stages(LocalDate asOf) {
        Map<String, Long> stages = new TreeMap<>();
        for (JsonNode stage : ask("/reports/lifecycle?asOf=" + asOf).get("stages")) {
            stages.put(stage.get("stage").asString(), stage.get("customers").asLong());
        }
        return stages;
    }

    private JsonNode ask(String question) {
        MvcTestResult answer = pond.http().get().uri(question).exchange();
        assertThat(answer).hasStatusOk().hasHeader("View-Position", Long.toString(pond.tail()));
        return JSON.readTree(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(Object expected) {
        return JSON.readTree(JSON.writeValueAsString(expected));
    }
}
