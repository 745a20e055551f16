package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.GRACE_END;
import static dev.pondkeeper.command.membership.Story.NEXT_END;
import static dev.pondkeeper.command.membership.Story.cancel;
import static dev.pondkeeper.command.membership.Story.extend;
import static dev.pondkeeper.command.membership.Story.renew;
import static dev.pondkeeper.command.membership.Story.settle;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class RecordedTermsTest {

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Membership.class)));

    @Test
    void somebody_who_never_enrolled_needs_no_reminder() {
        assertThat(fateOf(1, END)).contains(Outcome.CANCELLED);
    }

    @Test
    void a_term_that_runs_or_is_in_its_grace_needs_one() {
        send(enrol(NOW, END), NOW);
        assertThat(fateOf(1, END)).isEmpty();
        send(settle(END), END);
        assertThat(fateOf(1, END)).isEmpty();
    }

    @Test
    void a_term_whose_grace_is_over_is_lapsed_and_an_earlier_one_is_not_its_business() {
        send(enrol(NOW, END), NOW);
        send(settle(GRACE_END), GRACE_END);
        assertThat(fateOf(1, END)).contains(Outcome.LAPSED);
        assertThat(fateOf(2, NEXT_END)).isEmpty();
    }

    @Test
    void a_term_that_was_carried_on_is_renewed_and_the_longer_one_needs_a_reminder_of_its_own() {
        send(enrol(NOW, END), NOW);
        send(renew("rn-1", 12, NOW), NOW);
        assertThat(fateOf(1, END)).contains(Outcome.RENEWED);
        assertThat(fateOf(2, NEXT_END)).isEmpty();
    }

    @Test
    void a_term_after_which_another_is_enrolled_for_is_renewed_too() {
        send(enrol(NOW, END), NOW);
        send(enrol(END, NEXT_END), NOW);
        assertThat(fateOf(1, END)).contains(Outcome.RENEWED);
        assertThat(fateOf(2, NEXT_END)).isEmpty();
    }

    @Test
    void a_term_whose_end_was_moved_is_extended() {
        send(enrol(NOW, END), NOW);
        send(extend(10, NOW), NOW);
        assertThat(fateOf(1, END)).contains(Outcome.EXTENDED);
        assertThat(fateOf(1, END.plus(Duration.ofDays(10)))).isEmpty();
        assertThat(fateOf(2, NEXT_END)).isEmpty();
    }

    @Test
    void a_term_that_was_cancelled_is_cancelled_whatever_its_end() {
        send(enrol(NOW, END), NOW);
        send(cancel(NOW.plusSeconds(60)), NOW.plusSeconds(60));
        assertThat(fateOf(1, END)).contains(Outcome.CANCELLED);
    }

    private static EnrolMember enrol(Instant startsAt, Instant endsAt) {
        return new EnrolMember(LI_LEI, "club", startsAt, endsAt, NOW);
    }

    private void send(Command command, Instant at) {
        assertThat(pond.send(command, at)).isEmpty();
    }

    private Optional<Outcome> fateOf(int termNo, Instant endsAt) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        Optional<Outcome> fate =
                new RecordedTerms(pond.axon().repository(Membership.class)).fateOf(LI_LEI, termNo, endsAt);
        work.commit();
        return fate;
    }
}
