package dev.pondkeeper.query.http;

import static dev.pondkeeper.query.Story.day;
import static dev.pondkeeper.query.Story.enrolled;
import static dev.pondkeeper.query.Story.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.query.Pond;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

class ReadingIT {

    private final Pond pond = new Pond();

    @AfterEach
    void close() {
        pond.close();
    }

    @Test
    void names_every_fault_of_a_request_at_once() {
        assertThat(pond.http()
                        .get()
                        .uri("/points-accounts/ming/statement?limit=501&cursor=*&page=2&colour=red&colour=blue")
                        .header("Read-After", "now")
                        .header("Prefer", "respond-async, wait=soon"))
                .hasStatus(400)
                .hasContentType("application/problem+json")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type":"/problems/invalid-request","title":"Invalid request","status":400,
                         "instance":"/points-accounts/ming/statement","errors":[
                          {"parameter":"limit","detail":"must be a whole number from 1 to 500"},
                          {"parameter":"cursor","detail":"must be the next of an earlier page"},
                          {"parameter":"Read-After",
                           "detail":"must be the Consistency-Token of a command's answer, a whole number"},
                          {"parameter":"Prefer","detail":"must give whole seconds, such as wait=5"},
                          {"parameter":"page","detail":"is not a parameter of this query"},
                          {"parameter":"colour","detail":"is not a parameter of this query"}]}""");
    }

    @Test
    void one_fault_stands_in_the_detail_itself() {
        assertThat(pond.http().get().uri("/orders/o-1?limit=1"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("limit is not a parameter of this query");
    }

    @Test
    void a_parameter_given_twice_or_empty_is_a_fault() {
        assertThat(pond.http().get().uri("/points-accounts/ming/lots?limit=1&limit=2&cursor="))
                .hasStatus(400)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"errors":[{"parameter":"limit","detail":"must be given once"},
                                   {"parameter":"cursor","detail":"must not be blank"}]}""");
    }

    @Test
    @Timeout(10)
    void read_after_answers_as_soon_as_the_views_have_seen_the_commit() {
        pond.publish(registered("hong", day(0)));
        CompletableFuture<MvcTestResult> waiting = CompletableFuture.supplyAsync(() -> pond.http()
                .get()
                .uri("/customers/ming")
                .header("Read-After", "1")
                .header("Prefer", "wait=8")
                .exchange());

        pond.record(registered("ming", day(0)));

        assertThat(waiting.orTimeout(8, TimeUnit.SECONDS).join()).hasStatusOk().hasHeader("View-Position", "1");
    }

    @Test
    @Timeout(10)
    void an_event_that_a_view_has_no_interest_in_moves_its_position_all_the_same() {
        pond.publish(registered("ming", day(0)), enrolled("ming", "ACTIVE", day(0), day(9)));

        // A type that a stream has once been told to leave out would come no more.
        pond.record(registered("hong", day(0)));

        assertThat(pond.http().get().uri("/orders/o-1").header("Read-After", "2"))
                .hasStatus(404)
                .hasHeader("View-Position", "2");
    }

    @Test
    void read_after_gives_up_when_the_wait_is_over_and_says_when_to_ask_again() {
        assertThat(pond.http()
                        .get()
                        .uri("/customers/ming")
                        .header("Read-After", "7")
                        .header("Prefer", "wait=0"))
                .hasStatus(503)
                .hasHeader("Retry-After", "1")
                .hasHeader("View-Position", "-1")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"type":"/problems/view-behind","detail":"the views stand at position -1, 7 was asked for"}""");
    }

    @Test
    void a_view_that_has_seen_nothing_says_so() {
        assertThat(pond.http().get().uri("/orders/o-1")).hasHeader("View-Position", "-1");
    }
}
