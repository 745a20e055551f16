package dev.pondkeeper.command.campaign;

import static dev.pondkeeper.command.Decisions.ERASED;
import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.MERGED;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.RESTRICTED;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.ContactProfile;
import dev.pondkeeper.command.ContactProfile.Consent;
import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.EndCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignCommand.ReconsiderCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepPlanned;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.CampaignIds;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.touch.TouchId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignRunTest {

    private static final RunId RUN = new RunId("run-1");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
    private static final TouchId TOUCH = new TouchId("t-1");

    private Set<Consent> consents = Set.of(new Consent(ContactChannel.CALL, Purpose.SERVICE));
    private boolean noPersonalOffers;
    private @Nullable Outcome fate;
    private Set<TouchId> asked = Set.of();

    private final FixtureConfiguration<CampaignRun> run = Decisions.of(CampaignRun.class)
            .registerInjectableResource(new ExitConditions(customers(), this::profileOf, (member, no, endsAt) -> {
                assertThat(List.of(no, endsAt)).isEqualTo(List.of(2, END));
                return Optional.ofNullable(fate);
            }))
            .registerInjectableResource(new EarlierRounds(touch -> asked.contains(touch)));

    private static KnownCustomers customers() {
        return customer -> {
            if (customer.equals(ERASED)) return CustomerStanding.ERASED;
            if (customer.equals(RESTRICTED)) return CustomerStanding.RESTRICTED;
            if (customer.equals(MERGED)) return CustomerStanding.mergedInto(LI_LEI);
            return CustomerStanding.ACTIVE;
        };
    }

    private ContactProfile profileOf(CustomerId customer) {
        return new ContactProfile(ZoneId.of("Asia/Shanghai"), null, consents, null, null, List.of(), noPersonalOffers);
    }

    @Test
    void a_run_begins_under_the_programme_in_force() {
        run.givenNoPriorActivity()
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectEvents(started(Campaign.RENEWAL_REMINDER, LI_LEI));
    }

    @Test
    void a_run_begins_once() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        run.given(
                        started(Campaign.RENEWAL_REMINDER, LI_LEI),
                        ended(Campaign.RENEWAL_REMINDER, LI_LEI, Outcome.LAPSED, null))
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectNoEvents();
    }

    @Test
    void nobody_and_an_erased_customer_get_no_run() {
        run.givenNoPriorActivity()
                .when(start(Campaign.COUPON_LADDER, NOBODY), recordedAt(NOW))
                .expectException(refusal("unknown-customer"));
        run.givenNoPriorActivity()
                .when(start(Campaign.COUPON_LADDER, ERASED), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_plan_is_recorded_once_and_replaced_by_another() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(plan(END), recordedAt(NOW))
                .expectEvents(planned(END));
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), planned(END))
                .when(plan(END), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        Instant later = END.plusSeconds(1);
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), planned(END))
                .when(plan(later), recordedAt(NOW))
                .expectEvents(planned(later));
    }

    @Test
    void a_step_is_taken_once() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(take(LI_LEI, "round-1", 1), recordedAt(NOW))
                .expectEvents(taken(LI_LEI, "round-1", 1));
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), taken(LI_LEI, "round-1", 1))
                .when(take(LI_LEI, "round-1", 1), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_run_begins_with_the_rounds_that_an_earlier_one_has_asked_for_in_the_same_term() {
        asked = Set.of(touch(1), touch(3)); // the call was pulled forward
        run.givenNoPriorActivity()
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectEvents(started(Campaign.RENEWAL_REMINDER, LI_LEI), asked(1), asked(3));
        asked = Set.of(touch(3)); // without the first there was no run
        run.givenNoPriorActivity()
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectEvents(started(Campaign.RENEWAL_REMINDER, LI_LEI));
        asked = Set.of(CampaignIds.renewalTouch(LI_LEI, 1, 1, 1)); // of the term before
        run.givenNoPriorActivity()
                .when(start(Campaign.RENEWAL_REMINDER, LI_LEI), recordedAt(NOW))
                .expectEvents(started(Campaign.RENEWAL_REMINDER, LI_LEI));
    }

    @Test
    void a_round_that_another_run_has_asked_for_meanwhile_is_taken_without_a_touch() {
        asked = Set.of(touch(1));
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(
                        new TakeCampaignStep(RUN, LI_LEI, "round-1", 1, touch(1), null, null, null, "due", NOW),
                        recordedAt(NOW))
                .expectEvents(asked(1));
    }

    @Test
    void a_round_that_was_taken_or_passed_over_is_planned_no_more() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), asked(1))
                .when(plan(END), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), asked(3))
                .when(plan(END), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_customer_who_renews_after_a_round_of_an_earlier_run_has_converted_after_that_round() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), asked(1))
                .when(new EndCampaignRun(RUN, LI_LEI, Outcome.RENEWED, NOW), recordedAt(NOW))
                .expectEvents(ended(Campaign.RENEWAL_REMINDER, LI_LEI, Outcome.RENEWED, 1));
    }

    @ParameterizedTest
    @EnumSource(names = {"RENEWED", "EXTENDED", "CANCELLED", "LAPSED"})
    void what_has_become_of_the_term_ends_a_reminder_instead_of_its_next_step(Outcome became) {
        fate = became;
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI), taken(LI_LEI, "round-1", 1))
                .when(take(LI_LEI, "round-2", 2), recordedAt(NOW))
                .expectEvents(ended(Campaign.RENEWAL_REMINDER, LI_LEI, became, 1));
    }

    @Test
    void a_reminder_ends_when_no_channel_is_left_for_service_and_a_call_alone_keeps_it_going() {
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(reconsider(LI_LEI), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        consents = Set.of(new Consent(ContactChannel.SMS, Purpose.MARKETING));
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(reconsider(LI_LEI), recordedAt(NOW))
                .expectEvents(ended(Campaign.RENEWAL_REMINDER, LI_LEI, Outcome.OPTED_OUT, null));
    }

    @Test
    void a_ladder_ends_for_who_wants_no_personal_offers_and_a_reminder_does_not() {
        noPersonalOffers = true;
        run.given(started(Campaign.COUPON_LADDER, LI_LEI))
                .when(take(LI_LEI, "coupon-1", 1), recordedAt(NOW))
                .expectEvents(ended(Campaign.COUPON_LADDER, LI_LEI, Outcome.NO_PERSONAL_OFFERS, null));
        run.given(started(Campaign.RENEWAL_REMINDER, LI_LEI))
                .when(take(LI_LEI, "round-1", 1), recordedAt(NOW))
                .expectEvents(taken(LI_LEI, "round-1", 1));
    }

    @Test
    void a_ladder_ends_for_whose_data_may_only_be_kept_and_a_reminder_goes_on_to_the_gate() {
        run.given(started(Campaign.COUPON_LADDER, RESTRICTED))
                .when(reconsider(RESTRICTED), recordedAt(NOW))
                .expectEvents(ended(Campaign.COUPON_LADDER, RESTRICTED, Outcome.RESTRICTED, null));
        run.given(started(Campaign.RENEWAL_REMINDER, RESTRICTED))
                .when(take(RESTRICTED, "round-1", 1), recordedAt(NOW))
                .expectEvents(taken(RESTRICTED, "round-1", 1));
    }

    @ParameterizedTest
    @EnumSource(Campaign.class)
    void erasure_and_a_merge_end_every_campaign(Campaign campaign) {
        run.given(started(campaign, ERASED))
                .when(reconsider(ERASED), recordedAt(NOW))
                .expectEvents(ended(campaign, ERASED, Outcome.ERASED, null));
        run.given(started(campaign, MERGED))
                .when(take(MERGED, "next", null), recordedAt(NOW))
                .expectEvents(ended(campaign, MERGED, Outcome.MERGED, null));
    }

    @Test
    void a_run_ends_as_its_saga_says_and_says_whether_the_customer_did_what_it_is_for() {
        run.given(started(Campaign.COUPON_LADDER, LI_LEI), taken(LI_LEI, "coupon-3", 3))
                .when(new EndCampaignRun(RUN, LI_LEI, Outcome.LADDER_CLIMBED, NOW), recordedAt(NOW))
                .expectEvents(ended(Campaign.COUPON_LADDER, LI_LEI, Outcome.LADDER_CLIMBED, 3));
        assertThat(ended(Campaign.COUPON_LADDER, LI_LEI, Outcome.LADDER_CLIMBED, 3)
                        .converted())
                .isTrue();
        assertThat(ended(Campaign.COUPON_LADDER, LI_LEI, Outcome.LADDER_EXHAUSTED, 3)
                        .converted())
                .isFalse();
    }

    @Test
    void a_ladder_on_which_the_customer_bought_has_converted_however_it_ends_unless_all_was_sent_back() {
        CampaignRunStarted begun = started(Campaign.COUPON_LADDER, LI_LEI);
        EndCampaignRun end = new EndCampaignRun(RUN, LI_LEI, Outcome.LIFETIME_CAP, NOW);
        CampaignRunEnded ended = ended(Campaign.COUPON_LADDER, LI_LEI, Outcome.LIFETIME_CAP, 1);
        CampaignRunEnded converted =
                new CampaignRunEnded(RUN, Campaign.COUPON_LADDER.code(), LI_LEI, "LIFETIME_CAP", true, 1, false, NOW);
        run.given(begun, because("o-1", "coupon-1", 1))
                .when(end, recordedAt(NOW))
                .expectEvents(converted);
        run.given(begun, because("o-1", "coupon-1", 1), because("o-1", "back-o-1", null))
                .when(end, recordedAt(NOW))
                .expectEvents(ended);
        run.given(begun, taken(LI_LEI, "coupon-1", 1))
                .when(end, recordedAt(NOW))
                .expectEvents(ended);
    }

    @Test
    void the_order_of_a_referral_is_no_conversion_by_itself() {
        run.given(
                        started(Campaign.REFERRAL_REWARD, LI_LEI),
                        new CampaignStepTaken(
                                RUN,
                                "referral-reward",
                                LI_LEI,
                                "reward",
                                1,
                                null,
                                null,
                                new OrderId("o"),
                                null,
                                null,
                                NOW))
                .when(new EndCampaignRun(RUN, LI_LEI, Outcome.NOT_REWARDED, NOW), recordedAt(NOW))
                .expectEvents(ended(Campaign.REFERRAL_REWARD, LI_LEI, Outcome.NOT_REWARDED, 1));
    }

    private static CampaignStepTaken because(String order, String step, @Nullable Integer round) {
        return new CampaignStepTaken(
                RUN, Campaign.COUPON_LADDER.code(), LI_LEI, step, round, null, null, new OrderId(order), 95, "x", NOW);
    }

    @Test
    void nothing_comes_of_a_run_that_is_over_or_was_never_begun() {
        fate = Outcome.RENEWED;
        for (Object command : List.of(
                plan(END),
                take(LI_LEI, "round-1", 1),
                reconsider(LI_LEI),
                new EndCampaignRun(RUN, LI_LEI, Outcome.LAPSED, NOW))) {
            run.given(
                            started(Campaign.RENEWAL_REMINDER, LI_LEI),
                            ended(Campaign.RENEWAL_REMINDER, LI_LEI, Outcome.CALL_OVERDUE, 3))
                    .when(command, recordedAt(NOW))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
            run.givenNoPriorActivity()
                    .when(command, recordedAt(NOW))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }
    }

    private static StartCampaignRun start(Campaign campaign, CustomerId customer) {
        boolean reminder = campaign == Campaign.RENEWAL_REMINDER;
        return new StartCampaignRun(
                RUN, campaign, customer, "Something", reminder ? 2 : null, reminder ? END : null, null, NOW);
    }

    private static CampaignRunStarted started(Campaign campaign, CustomerId customer) {
        boolean reminder = campaign == Campaign.RENEWAL_REMINDER;
        return new CampaignRunStarted(
                RUN,
                campaign.code(),
                customer,
                "Something",
                reminder ? 2 : null,
                reminder ? END : null,
                null,
                false,
                1,
                NOW);
    }

    private static PlanCampaignStep plan(Instant dueAt) {
        return new PlanCampaignStep(RUN, LI_LEI, "round-1", 1, dueAt, "soon", NOW);
    }

    private static CampaignStepPlanned planned(Instant dueAt) {
        return new CampaignStepPlanned(RUN, Campaign.RENEWAL_REMINDER.code(), LI_LEI, "round-1", 1, dueAt, "soon", NOW);
    }

    private static TakeCampaignStep take(CustomerId customer, String step, @Nullable Integer round) {
        return new TakeCampaignStep(RUN, customer, step, round, TOUCH, null, null, null, "due", NOW);
    }

    private static CampaignStepTaken taken(CustomerId customer, String step, Integer round) {
        String campaign = step.startsWith("coupon") ? Campaign.COUPON_LADDER.code() : Campaign.RENEWAL_REMINDER.code();
        return new CampaignStepTaken(RUN, campaign, customer, step, round, TOUCH, null, null, null, "due", NOW);
    }

    private static TouchId touch(int round) {
        return CampaignIds.renewalTouch(LI_LEI, 2, round, 1);
    }

    /** An earlier run of the term has asked for the round. */
    private static CampaignStepTaken asked(int round) {
        return new CampaignStepTaken(
                RUN,
                Campaign.RENEWAL_REMINDER.code(),
                LI_LEI,
                "round-" + round,
                round,
                null,
                null,
                null,
                null,
                "an earlier run of the term has asked for touch " + touch(round),
                NOW);
    }

    private static ReconsiderCampaignRun reconsider(CustomerId customer) {
        return new ReconsiderCampaignRun(RUN, customer, NOW);
    }

    private static CampaignRunEnded ended(
            Campaign campaign, CustomerId customer, Outcome outcome, @Nullable Integer afterRound) {
        return new CampaignRunEnded(
                RUN, campaign.code(), customer, outcome.name(), outcome.converted(), afterRound, false, NOW);
    }
}
