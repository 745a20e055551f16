package dev.pondkeeper.command.programme;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.programme.ContactRules;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Rank;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.LadderRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeCommand.PublishProgramme;
import dev.pondkeeper.kernel.programme.ProgrammeDocument;
import dev.pondkeeper.kernel.programme.ProgrammeEvent.ProgrammePublished;
import dev.pondkeeper.kernel.programme.Rate;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.Binding;
import dev.pondkeeper.kernel.programme.ReferralRules.CommissionBase;
import dev.pondkeeper.kernel.programme.RenewalRules;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedProgrammeTest {

    private static final Programme SHIPPED = Programme.DEFAULT;
    private static final Programme BERLIN = SHIPPED.in(ZoneId.of("Europe/Berlin"));

    private final FixtureConfiguration<PublishedProgramme> programme = Decisions.of(PublishedProgramme.class);

    @Test
    void what_is_shipped_is_lawful() {
        assertThat(ProgrammeLaw.reasonsAgainst(SHIPPED)).isEmpty();
    }

    @Test
    void the_first_that_is_published_is_version_two_and_the_next_is_the_next() {
        programme.givenNoPriorActivity().when(publish(null, BERLIN)).expectEvents(published(2, BERLIN));
        programme.given(published(2, BERLIN)).when(publish(2, SHIPPED)).expectEvents(published(3, SHIPPED));
    }

    @Test
    void the_same_document_again_is_no_new_version() {
        programme
                .givenNoPriorActivity()
                .when(publish(null, SHIPPED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        programme
                .given(published(2, BERLIN))
                .when(publish(1, BERLIN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_a_document_made_from_a_version_that_is_no_longer_in_force() {
        programme
                .given(published(2, BERLIN))
                .when(publish(1, SHIPPED))
                .expectException(refusal("programme-superseded"))
                .expectNoEvents();
    }

    @Test
    void refuses_what_is_unlawful_and_names_every_reason_at_once() {
        Programme unlawful = with(
                referral(List.of(Rate.percent(50), Rate.percent(40), Rate.percent(30)), CommissionBase.HEAD_COUNT, 10),
                new LadderRules(30, List.of(85, 27), 7, List.of(20, 95), 14, 7, 12, 28, Rate.percent(0)));
        programme
                .givenNoPriorActivity()
                .when(publish(null, unlawful))
                .expectException(refusal("unlawful-programme"))
                .expectNoEvents();
        assertThat(ProgrammeLaw.reasonsAgainst(unlawful))
                .containsExactly(
                        "referral.levels pays more than 2 levels",
                        "referral.levels adds up to more than the whole amount",
                        "referral.base is HEAD_COUNT, where only NET_SALES may be paid for",
                        "referral.refereePercent lies below ladder.marginFloor 28",
                        "ladder has rungs [27, 20] below its marginFloor 28");
        assertThat(new UnlawfulProgramme(ProgrammeLaw.reasonsAgainst(unlawful)).detail())
                .contains("may be paid for; referral.refereePercent");
    }

    @Test
    void two_paid_levels_are_lawful_and_a_third_that_pays_nothing_too() {
        assertThat(reasons(referral(
                        List.of(Rate.percent(10), Rate.percent(5), Rate.percent(0)), CommissionBase.NET_SALES, 90)))
                .isEmpty();
        assertThat(reasons(referral(
                        List.of(Rate.percent(10), Rate.percent(5), new Rate(1)), CommissionBase.NET_SALES, 90)))
                .containsExactly("referral.levels pays more than 2 levels");
        assertThat(reasons(referral(List.of(Rate.percent(10)), CommissionBase.PACKS, 90)))
                .containsExactly("referral.base is PACKS, where only NET_SALES may be paid for");
        assertThat(reasons(referral(List.of(), CommissionBase.NET_SALES, 28))).isEmpty();
        assertThat(reasons(referral(List.of(), CommissionBase.NET_SALES, 27)))
                .containsExactly("referral.refereePercent lies below ladder.marginFloor 28");
    }

    @Test
    void a_task_that_asks_for_nothing_gives_no_right() {
        DistributionRules free =
                new DistributionRules(Set.of(Right.TASK), true, 0, 0, List.of(new Rank("KOC", 0)), 1_000);
        assertThat(ProgrammeLaw.reasonsAgainst(new Programme(
                        1,
                        SHIPPED.zone(),
                        SHIPPED.currency(),
                        SHIPPED.points(),
                        SHIPPED.membership(),
                        SHIPPED.tiers(),
                        SHIPPED.referral(),
                        free,
                        SHIPPED.contact(),
                        SHIPPED.renewal(),
                        SHIPPED.ladder())))
                .hasSize(1)
                .allMatch(reason -> reason.startsWith("distribution.rights"));
    }

    @Test
    void quiet_hours_the_window_of_sms_and_the_caps_must_make_sense() {
        assertThat(reasons(contact(8, 8, 8, 22, 1, 3, "GOLD")))
                .containsExactly("contact.quietFrom equals quietTo, which could mean all day or never");
        assertThat(reasons(contact(22, 8, 12, 12, 1, 3, "GOLD")))
                .containsExactly("contact.smsMarketingFrom is not before smsMarketingTo");
        assertThat(reasons(contact(22, 8, 7, 22, 1, 3, "GOLD")))
                .containsExactly("contact.smsMarketingFrom to smsMarketingTo reaches beyond 08:00 to 22:00");
        assertThat(reasons(contact(22, 8, 8, 23, 1, 3, "GOLD"))).hasSize(1);
        assertThat(reasons(contact(22, 8, 8, 22, 4, 3, "GOLD")))
                .containsExactly("contact.marketingPerDay is more than marketingPerWeek");
        assertThat(reasons(contact(22, 8, 8, 22, 3, 3, "JADE")))
                .containsExactly("contact.staffCallFromTier names JADE, which is not in tiers.table");
    }

    @Test
    void a_first_round_after_the_end_lies_inside_the_grace() {
        assertThat(reasons(new RenewalRules(29, 6, 3, Rate.percent(0)))).isEmpty();
        assertThat(reasons(new RenewalRules(30, 6, 3, Rate.percent(0))))
                .containsExactly("renewal.firstRoundDays 30 does not lie inside membership.graceDays 30");
    }

    private static PublishProgramme publish(@Nullable Integer expected, Programme document) {
        return new PublishProgramme(
                expected,
                document.zone(),
                document.currency(),
                document.points(),
                document.membership(),
                document.tiers(),
                document.referral(),
                document.distribution(),
                document.contact(),
                document.renewal(),
                document.ladder(),
                NOW);
    }

    private static ProgrammePublished published(int version, Programme document) {
        return new ProgrammePublished(version, ProgrammeDocument.of(document), NOW);
    }

    private static ReferralRules referral(List<Rate> levels, CommissionBase base, int refereePercent) {
        return new ReferralRules(Binding.FIRST_TOUCH, 30, 30, levels, base, 7, 7, 0, 200, refereePercent, 30, 20);
    }

    private static ContactRules contact(
            int quietFrom, int quietTo, int smsFrom, int smsTo, int perDay, int perWeek, String tier) {
        return new ContactRules(
                perDay,
                perWeek,
                LocalTime.of(quietFrom, 0),
                LocalTime.of(quietTo, 0),
                LocalTime.of(smsFrom, 0),
                LocalTime.of(smsTo, 0),
                "回T退订",
                tier,
                2);
    }

    private static List<String> reasons(ReferralRules rules) {
        return ProgrammeLaw.reasonsAgainst(with(rules, SHIPPED.ladder()));
    }

    private static List<String> reasons(ContactRules rules) {
        return ProgrammeLaw.reasonsAgainst(with(SHIPPED.referral(), rules, SHIPPED.renewal(), SHIPPED.ladder()));
    }

    private static List<String> reasons(RenewalRules rules) {
        return ProgrammeLaw.reasonsAgainst(with(SHIPPED.referral(), SHIPPED.contact(), rules, SHIPPED.ladder()));
    }

    private static Programme with(ReferralRules referral, LadderRules ladder) {
        return with(referral, SHIPPED.contact(), SHIPPED.renewal(), ladder);
    }

    private static Programme with(
            ReferralRules referral, ContactRules contact, RenewalRules renewal, LadderRules ladder) {
        return new Programme(
                1,
                SHIPPED.zone(),
                SHIPPED.currency(),
                SHIPPED.points(),
                SHIPPED.membership(),
                SHIPPED.tiers(),
                referral,
                SHIPPED.distribution(),
                contact,
                renewal,
                ladder);
    }
}
