package dev.pondkeeper.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.pondkeeper.app.reaction.DoorReactions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The three rounds before a term ends, over HTTP and on a clock that is moved (DOMAIN.md §3.1). */
class RenewalJourneyIT {

    private static final String[] OPEN = {"SMS/SERVICE", "WECOM/SERVICE", "CALL/SERVICE"};
    private static final String ENDS = "2026-03-01T10:00:00+08:00";

    @TempDir
    Path data;

    private VirtualPond pond;

    @BeforeEach
    void start() {
        pond = new VirtualPond(data);
    }

    @AfterEach
    void stop() {
        pond.close();
    }

    @Test
    void two_texts_and_a_call_that_nobody_makes() {
        member("ann", OPEN);
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(touches("ann"))
                .containsExactly(
                        "02-15 10:00 TouchSent 1 SMS",
                        "02-21 10:00 TouchSent 2 SMS",
                        "02-24 10:00 StaffCallOpened 3",
                        "02-26 10:00 StaffCallOverdue 3");
        assertThat(ended("ann")).containsExactly("02-26 10:00 CampaignRunEnded CALL_OVERDUE false 3");
    }

    @Test
    void a_renewal_ends_the_rounds_wherever_they_are_and_the_next_term_has_rounds_of_its_own() {
        for (String member : List.of("before", "one", "two", "call")) member(member, OPEN);
        pond.until("2026-02-01T09:00:00+08:00");
        renew("before");
        pond.until("2026-02-16T09:00:00+08:00");
        renew("one");
        pond.until("2026-02-22T09:00:00+08:00");
        renew("two");
        pond.until("2026-02-25T09:00:00+08:00");
        renew("call");
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(touches("before")).isEmpty();
        assertThat(ended("before")).containsExactly("02-01 09:00 CampaignRunEnded RENEWED true");
        assertThat(touches("one")).hasSize(1);
        assertThat(ended("one")).containsExactly("02-16 09:00 CampaignRunEnded RENEWED true 1");
        assertThat(touches("two")).hasSize(2);
        assertThat(ended("two")).containsExactly("02-22 09:00 CampaignRunEnded RENEWED true 2");
        assertThat(ended("call")).containsExactly("02-25 09:00 CampaignRunEnded RENEWED true 3");
        assertThat(pond.history("call", "TouchCancelled,StaffCallOverdue", "reason"))
                .containsExactly("02-25 09:00 TouchCancelled the run ended: RENEWED");
        assertThat(pond.history("one", "CampaignStepPlanned", "round", "dueAt"))
                .last()
                .isEqualTo("02-16 09:00 CampaignStepPlanned 1 2027-02-15T02:00:00Z");
    }

    @Test
    void a_term_extended_after_a_round_is_reminded_of_by_the_rounds_that_are_left_and_nothing_is_refused() {
        member("gil", OPEN);
        member("hal", OPEN);
        List<String> log = refusals();
        pond.until("2026-02-16T00:00:00+08:00");
        extend("gil", 30);
        pond.until("2026-02-25T00:00:00+08:00");
        extend("hal", 30);
        pond.until("2026-04-10T00:00:00+08:00");
        assertThat(touches("gil"))
                .containsExactly(
                        "02-15 10:00 TouchSent 1 SMS",
                        "03-23 10:00 TouchSent 2 SMS",
                        "03-26 10:00 StaffCallOpened 3",
                        "03-28 10:00 StaffCallOverdue 3");
        assertThat(ended("gil"))
                .containsExactly(
                        "02-16 00:00 CampaignRunEnded EXTENDED false 1",
                        "03-28 10:00 CampaignRunEnded CALL_OVERDUE false 3");
        assertThat(pond.history("gil", "CampaignStepPlanned,CampaignStepTaken", "step").stream()
                        .dropWhile(line -> line.startsWith("01-"))
                        .filter(line -> line.contains("round-")))
                .containsExactly(
                        "02-15 10:00 CampaignStepTaken round-1",
                        "02-15 10:00 CampaignStepPlanned round-2",
                        "02-16 00:00 CampaignStepTaken round-1",
                        "02-16 00:00 CampaignStepPlanned round-2",
                        "03-23 10:00 CampaignStepTaken round-2",
                        "03-23 10:00 CampaignStepPlanned round-3",
                        "03-26 10:00 CampaignStepTaken round-3");
        assertThat(ended("hal"))
                .as("the call of the first run stays open, and the second is over with it")
                .containsExactly(
                        "02-25 00:00 CampaignRunEnded EXTENDED false 3",
                        "02-26 10:00 CampaignRunEnded CALL_OVERDUE false 3");
        assertThat(touches("hal")).hasSize(4);
        assertThat(log).isEmpty();
    }

    @Test
    void a_text_that_fails_tries_the_next_channel_and_where_none_is_left_the_call_is_pulled_forward() {
        member("bob", "SMS/SERVICE", "WECOM/SERVICE", "CALL/SERVICE");
        pond.until("2026-02-15T11:00:00+08:00");
        fails("bob");
        pond.client().settle();
        assertThat(touches("bob")).containsExactly("02-15 10:00 TouchSent 1 SMS", "02-15 11:00 TouchSent 1 WECOM");
        fails("bob");
        pond.client().settle();
        assertThat(touches("bob")).last().isEqualTo("02-15 11:00 StaffCallOpened 3");
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(touches("bob")).last().isEqualTo("02-17 11:00 StaffCallOverdue 3");
    }

    @Test
    void who_opts_out_of_every_channel_hears_nothing_more() {
        member("cat", OPEN);
        pond.until("2026-02-16T00:00:00+08:00");
        for (String consent : OPEN) pond.says("WithdrawConsent", "cat", consent);
        pond.client().settle();
        assertThat(ended("cat")).containsExactly("02-16 00:00 CampaignRunEnded OPTED_OUT false 1");
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(touches("cat")).hasSize(1);
    }

    @Test
    void erasure_in_the_middle_ends_the_run_also_over_a_restart() {
        member("dan", OPEN);
        member("eve", OPEN);
        pond.until("2026-02-16T00:00:00+08:00");
        pond.does("EraseCustomer", "{\"customerId\":\"dan\"}");
        pond.client().settle();
        pond.restart();
        assertThat(ended("dan")).containsExactly("02-16 00:00 CampaignRunEnded ERASED false 1");
        List<String> log = refusals();
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(touches("dan")).hasSize(1);
        assertThat(touches("eve")).hasSize(4);
        assertThat(log).as("what falls due of the forgotten").isNotEmpty().allSatisfy(line -> assertThat(line)
                .startsWith("DEBUG")
                .contains("customer-erased"));
    }

    /** What the log will tell of refused reactions, each with its level. */
    private static List<String> refusals() {
        List<String> lines = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getLevel() + " " + event.getFormattedMessage());
            }
        };
        Logger logger = (Logger) LoggerFactory.getLogger(DoorReactions.class);
        logger.setLevel(Level.DEBUG);
        appender.setContext(logger.getLoggerContext());
        appender.start();
        logger.addAppender(appender);
        return lines;
    }

    @Test
    void do_not_disturb_pushes_round_1_past_round_2_and_only_one_of_them_is_sent() {
        member("fay", OPEN);
        pond.does("SetContactPreferences", """
                {"customerId":"fay","doNotDisturb":[{"from":"2026-02-14","to":"2026-02-22"}]}""");
        pond.until("2026-02-23T12:00:00+08:00");
        assertThat(pond.history("fay", "TouchSuppressed,TouchSent,TouchScheduled", "round", "reason").stream()
                        .filter(line -> !line.contains("NO_CONSENT"))) // the coupon ladder's news
                .containsExactly(
                        "02-15 10:00 TouchSuppressed 1 DO_NOT_DISTURB",
                        "02-21 10:00 TouchScheduled DO_NOT_DISTURB",
                        "02-23 08:00 TouchSent 2");
    }

    @Test
    void imported_terms_start_nothing() {
        pond.register("old", OPEN);
        assertThat(pond.client().command("EnrolMember?historical=true", """
                                {"customerId":"old","plan":"club","startsAt":"2025-03-01T00:00:00Z","endsAt":"2026-02-20T00:00:00Z",
                                 "occurredAt":"2025-03-01T00:00:00Z"}""").status())
                .isEqualTo(200);
        pond.until("2026-03-10T00:00:00+08:00");
        assertThat(pond.history("old", "CampaignRunStarted", "campaign"))
                .containsExactly("01-01 10:00 CampaignRunStarted coupon-ladder");
    }

    private void member(String customer, String... consents) {
        pond.register(customer, consents);
        pond.enrols(customer, "2026-01-01T10:00:00+08:00", ENDS);
    }

    private void renew(String customer) {
        pond.does("RenewMembership", "{\"customerId\":\"%s\",\"renewalId\":\"rn-%s\"}".formatted(customer, customer));
    }

    private void extend(String customer, int days) {
        pond.does(
                "ExtendMembership",
                "{\"customerId\":\"%s\",\"days\":%d,\"reason\":\"closed\"}".formatted(customer, days));
        pond.client().settle();
    }

    /** The last text did not arrive. */
    private void fails(String customer) {
        String last = pond.client()
                .get("/touches?customerId=" + customer + "&state=SENT")
                .body()
                .path("items")
                .findValuesAsString("touchId")
                .get(0);
        pond.does("RecordTouchFailed", "{\"touchId\":\"" + last + "\",\"reason\":\"unreachable\"}");
    }

    private List<String> touches(String customer) {
        return pond.history(customer, "TouchSent,StaffCallOpened,StaffCallOverdue", "round", "channel").stream()
                .toList();
    }

    private List<String> ended(String customer) {
        return pond.history(customer, "CampaignRunEnded", "campaign", "outcome", "converted", "afterRound").stream()
                .filter(line -> line.contains("renewal-reminder"))
                .map(line -> line.replace(" renewal-reminder", ""))
                .toList();
    }
}
