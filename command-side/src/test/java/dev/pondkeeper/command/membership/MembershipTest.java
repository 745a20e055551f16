package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOBODY;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.recordedAt;
import static dev.pondkeeper.command.Decisions.refusal;
import static dev.pondkeeper.command.membership.Story.enrolled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MembershipTest {

    private static final Instant YEAR_LATER = Instant.parse("2027-03-01T02:00:00Z");
    private static final Instant TWO_YEARS_LATER = Instant.parse("2028-03-01T02:00:00Z");

    private final FixtureConfiguration<Membership> membership = Decisions.of(Membership.class);

    @Test
    void begins_when_it_happened_and_lasts_as_long_as_the_programme_says() {
        membership
                .givenNoPriorActivity()
                .when(enrol(null, null, NOW), recordedAt(NOW))
                .expectEvents(term(1, NOW, YEAR_LATER, "ACTIVE"));
    }

    @Test
    void a_term_that_is_yet_to_begin_is_pending() {
        membership
                .givenNoPriorActivity()
                .when(enrol(NOW, YEAR_LATER, NOW), recordedAt(NOW.minusNanos(1)))
                .expectEvents(term(1, NOW, YEAR_LATER, "PENDING"));
    }

    @Test
    void refuses_somebody_unknown() {
        membership
                .givenNoPriorActivity()
                .when(new EnrolMember(NOBODY, "club", null, null, NOW), recordedAt(NOW))
                .expectException(refusal("unknown-customer"))
                .expectNoEvents();
    }

    @Test
    void refuses_a_term_of_no_length() {
        membership
                .givenNoPriorActivity()
                .when(enrol(null, NOW, NOW), recordedAt(NOW))
                .expectException(refusal("term-ends-before-it-starts"));
    }

    @Test
    void refuses_a_term_that_ends_in_a_year_of_five_digits() {
        Instant last = Instant.parse("9998-12-31T23:59:59.999Z");
        membership
                .givenNoPriorActivity()
                .when(enrol(last, null, NOW), recordedAt(NOW))
                .expectException(refusal("term-ends-too-late"));
        membership
                .given(enrolled(1, NOW, last, "ACTIVE"))
                .when(new RenewMembership(LI_LEI, new RenewalId("r-1"), 120, NOW), recordedAt(NOW))
                .expectException(refusal("term-ends-too-late"));
        membership
                .given(enrolled(1, NOW, last, "ACTIVE"))
                .when(new ExtendMembership(LI_LEI, new ExtensionId("e-1"), 1, "gift", NOW), recordedAt(NOW))
                .expectException(refusal("term-ends-too-late"));
    }

    @Test
    void a_term_of_one_nanosecond_is_a_term() {
        membership
                .givenNoPriorActivity()
                .when(enrol(null, NOW.plusNanos(1), NOW), recordedAt(NOW))
                .expectEvents(term(1, NOW, NOW.plusNanos(1), "ACTIVE"));
    }

    @Test
    void the_next_term_may_begin_the_moment_the_one_before_ends() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(enrol(YEAR_LATER, TWO_YEARS_LATER, NOW), recordedAt(NOW))
                .expectEvents(term(2, YEAR_LATER, TWO_YEARS_LATER, "PENDING"));
    }

    @Test
    void refuses_a_term_that_overlaps_by_a_moment() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(enrol(YEAR_LATER.minusNanos(1), TWO_YEARS_LATER, NOW), recordedAt(NOW))
                .expectException(refusal("already-member"));
    }

    @Test
    void the_same_term_twice_is_one_term() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(enrol(NOW, YEAR_LATER, NOW), recordedAt(NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_term_twice_is_one_term_where_its_start_and_end_are_left_out() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(enrol(null, null, NOW), recordedAt(NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_earlier_term_told_again_is_still_known() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"), term(2, YEAR_LATER, TWO_YEARS_LATER, "PENDING"))
                .when(enrol(NOW, YEAR_LATER, NOW), recordedAt(NOW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_another_end_or_plan_of_a_term_there_is() {
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(enrol(NOW, TWO_YEARS_LATER, NOW), recordedAt(NOW))
                .expectException(refusal("already-member"));
        membership
                .given(term(1, NOW, YEAR_LATER, "ACTIVE"))
                .when(new EnrolMember(LI_LEI, "other", NOW, YEAR_LATER, NOW), recordedAt(NOW))
                .expectException(refusal("already-member"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, 2025-02-28T00:00:00Z",
        "2027-02-28T00:00:00Z, 2028-02-28T00:00:00Z",
        "2027-02-28T16:00:00Z, 2028-02-29T16:00:00Z"
    })
    void a_year_is_counted_on_the_calendar_of_the_programmes_zone(Instant startsAt, Instant endsAt) {
        assertThat(TermPolicy.endOf(startsAt, 12, Programme.DEFAULT)).isEqualTo(endsAt);
    }

    private static EnrolMember enrol(@Nullable Instant startsAt, @Nullable Instant endsAt, Instant occurredAt) {
        return new EnrolMember(LI_LEI, "club", startsAt, endsAt, occurredAt);
    }

    private static MemberEnrolled term(int termNo, Instant startsAt, Instant endsAt, String state) {
        return new MemberEnrolled(LI_LEI, "club", termNo, startsAt, endsAt, state, 1, NOW);
    }
}
