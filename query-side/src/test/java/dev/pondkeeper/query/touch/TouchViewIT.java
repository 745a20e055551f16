package dev.pondkeeper.query.touch;

import static dev.pondkeeper.query.TouchStory.approved;
import static dev.pondkeeper.query.TouchStory.claimed;
import static dev.pondkeeper.query.TouchStory.completed;
import static dev.pondkeeper.query.TouchStory.delivered;
import static dev.pondkeeper.query.TouchStory.opened;
import static dev.pondkeeper.query.TouchStory.requested;
import static dev.pondkeeper.query.TouchStory.scheduled;
import static dev.pondkeeper.query.TouchStory.sent;
import static dev.pondkeeper.query.TouchStory.suppressed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonPathValueAssert;

class TouchViewIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void shows_what_became_of_a_touch_and_nothing_personal_of_its_text() {
        pond.publish(
                requested("t-1", 1),
                scheduled("t-1", 1),
                approved("t-1", "SMS", 2),
                sent("t-1", 2),
                delivered("t-1", 3));

        assertThat(pond.http().get().uri("/touches?customerId=ming"))
                .hasStatusOk()
                .hasHeader("View-Position", "4")
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"items":[{"touchId":"t-1","customerId":"ming","campaign":"renewal-reminder","round":2,
                          "purpose":"SERVICE","occasion":"REMINDER","template":"renewal-2","state":"DELIVERED",
                          "channel":"SMS","reason":null,"waitsUntil":null,"optOut":null,"counted":false,"via":"log",
                          "reference":"m-1","requestedAt":"1998-01-02T04:00:00Z","sentAt":"1998-01-03T04:00:00Z",
                          "deliveredAt":"1998-01-04T04:00:00Z","recordedAt":"1998-07-01T04:00:00Z","version":4}],
                         "next":null}""");
    }

    @Test
    void shows_why_a_touch_waits_or_was_not_sent() {
        pond.publish(requested("t-1", 1), scheduled("t-1", 1), requested("t-2", 2), suppressed("t-2", 2));

        ids("/touches?state=WAITING", "reason").isEqualTo(List.of("QUIET_HOURS"));
        ids("/touches?state=WAITING", "waitsUntil").isEqualTo(List.of("1998-01-03T04:00:00Z"));
        ids("/touches?state=SUPPRESSED", "reason").isEqualTo(List.of("NO_CONSENT"));
        ids("/touches?campaign=renewal-reminder", "touchId").isEqualTo(List.of("t-2", "t-1"));
        ids("/touches?campaign=other", "touchId").isEqualTo(List.of());
        ids("/touches?customerId=hong", "touchId").isEqualTo(List.of());
        assertThat(pond.http().get().uri("/touches?state=LOST")).hasStatus(400);
    }

    @Test
    void the_list_of_calls_has_the_soonest_due_first_and_pages() {
        pond.publish(
                requested("t-1", 1),
                opened("t-1", 3),
                requested("t-2", 1),
                opened("t-2", 2),
                requested("t-3", 1),
                opened("t-3", 1),
                claimed("t-3", 1),
                requested("t-4", 1),
                opened("t-4", 1),
                completed("t-4", 2),
                requested("t-5", 1));

        ids("/staff-calls", "touchId").isEqualTo(List.of("t-2", "t-1"));
        ids("/staff-calls?state=OPEN&limit=1", "touchId").isEqualTo(List.of("t-2"));
        String next = com.jayway.jsonpath.JsonPath.read(body("/staff-calls?limit=1"), "$.next");
        ids("/staff-calls?limit=1&cursor=" + next, "touchId").isEqualTo(List.of("t-1"));
        ids("/staff-calls?state=CLAIMED", "staffId").isEqualTo(List.of("ann"));
        ids("/staff-calls?state=DONE", "outcome").isEqualTo(List.of("REACHED"));
        assertThat(body("/staff-calls?state=DONE")).doesNotContain("will renew");
        assertThat(pond.http().get().uri("/staff-calls?state=WAITING")).hasStatus(400);
    }

    private JsonPathValueAssert ids(String question, String field) {
        return assertThat(pond.http().get().uri(question)).bodyJson().extractingPath("$.items[*]." + field);
    }

    private String body(String question) {
        try {
            return pond.http().get().uri(question).exchange().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
