package dev.pondkeeper.saga.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.saga.Agenda;
import dev.pondkeeper.saga.Agenda.Entry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WhenMembershipFallsDueThenSettleTest {

    private static final CustomerId CUSTOMER = new CustomerId("42");
    private static final Instant NOW = Agenda.RECORDED;
    private static final Instant START = NOW.plus(Duration.ofDays(2));
    private static final Instant END = NOW.plus(Duration.ofDays(367));

    private final Agenda agenda = new Agenda(new WhenMembershipFallsDueThenSettle());

    @Test
    void a_term_to_come_begins_and_ends() {
        assertThat(agenda.of(new MemberEnrolled(CUSTOMER, "gold", 1, START, END, "PENDING", 1, NOW)))
                .containsExactly(settle(START), settle(END));
    }

    @Test
    void a_term_that_runs_ends_also_where_it_was_renewed_or_extended() {
        Instant began = NOW.minus(Duration.ofDays(2));
        assertThat(agenda.of(new MemberEnrolled(CUSTOMER, "gold", 1, began, END, "ACTIVE", 1, NOW)))
                .containsExactly(settle(END));
        assertThat(agenda.of(new MembershipRenewed(
                        CUSTOMER, new RenewalId("r"), "gold", 12, 2, START, END, "ACTIVE", 1, NOW)))
                .containsExactly(settle(END));
        assertThat(agenda.of(
                        new MembershipExtended(CUSTOMER, new ExtensionId("x"), 3, "sorry", 1, END, "ACTIVE", 1, NOW)))
                .containsExactly(settle(END));
    }

    @Test
    void grace_runs_out() {
        assertThat(agenda.of(new MembershipGraceEntered(CUSTOMER, 1, NOW, END, 1, NOW)))
                .containsExactly(settle(END));
    }

    @Test
    void what_is_cancelled_or_was_over_when_imported_asks_for_nothing() {
        assertThat(agenda.of(new MembershipCancelled(CUSTOMER, 1, "moved", END, NOW)))
                .isEmpty();
        Instant began = Instant.parse("2000-01-01T00:00:00Z");
        Instant ended = Instant.parse("2001-01-01T00:00:00Z");
        assertThat(agenda.ofImported(new MemberEnrolled(CUSTOMER, "gold", 1, began, ended, "LAPSED", 1, began)))
                .isEmpty();
    }

    @Test
    void a_tier_is_evaluated_on_its_date_and_after_its_grace() {
        assertThat(agenda.of(new TierChanged(CUSTOMER, "BRONZE", "GOLD", "GROWTH", 5_000, 5_000, END, 1, NOW)))
                .containsExactly(settle(END));
        assertThat(agenda.of(new TierChanged(CUSTOMER, "SILVER", "BRONZE", "EVALUATION", 0, 0, null, 1, NOW)))
                .isEmpty();
        assertThat(agenda.of(evaluated(END, null))).containsExactly(settle(END));
        assertThat(agenda.of(evaluated(NOW, END))).containsExactly(settle(END));
    }

    private static TierEvaluated evaluated(Instant evaluateAt, @Nullable Instant graceUntil) {
        return new TierEvaluated(CUSTOMER, "GOLD", "GRACE", "GOLD", "SILVER", 1_000, evaluateAt, graceUntil, 1, NOW);
    }

    private static Entry settle(Instant due) {
        return new Entry(due, "membership-due/membership:42/" + due, new SettleMembership(CUSTOMER, due));
    }
}
