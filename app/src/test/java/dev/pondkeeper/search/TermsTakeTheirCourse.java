package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A term goes PENDING → ACTIVE → GRACE → LAPSED, or is CANCELLED, and every state is come to from one that leads there; terms of
 * one membership are numbered without a gap and never overlap (DOMAIN.md §2, Membership).
 */
final class TermsTakeTheirCourse implements Rule {

    private enum State {
        PENDING,
        ACTIVE,
        GRACE,
        LAPSED,
        CANCELLED
    }

    private record Term(State state, String plan, Instant startsAt, Instant endsAt) {

        Term in(State next) {
            return new Term(next, plan, startsAt, endsAt);
        }
    }

    private static final class Course {
        private final TreeMap<Integer, Term> terms = new TreeMap<>();
        private int lastNo;
    }

    private final Map<CustomerId, Course> courses = new HashMap<>();

    @Override
    public void hear(Event heard) {
        if (!(heard instanceof MembershipEvent event)) return;
        Course course = courses.computeIfAbsent(event.customerId(), id -> new Course());
        if (event instanceof MemberEnrolled enrolled) enrolled(course, enrolled);
        if (event instanceof MembershipRenewed renewed) renewed(course, renewed);
        if (event instanceof MembershipExtended extended) extended(course, extended);
        if (event instanceof MembershipCancelled cancelled) cancelled(course, cancelled);
        if (event instanceof MembershipActivated begun) {
            Term term = goes(course, begun.termNo(), State.PENDING, State.ACTIVE, event);
            assertThat(begun.occurredAt()).as("%s", event).isEqualTo(term.startsAt);
        }
        if (event instanceof MembershipGraceEntered entered) {
            Term term = goes(course, entered.termNo(), State.ACTIVE, State.GRACE, event);
            assertThat(entered.occurredAt()).as("%s", event).isEqualTo(term.endsAt);
            assertThat(entered.graceEndsAt()).as("%s", event).isAfter(term.endsAt);
        }
        if (event instanceof MembershipLapsed lapsed) goes(course, lapsed.termNo(), State.GRACE, State.LAPSED, event);
    }

    private static void enrolled(Course course, MemberEnrolled event) {
        assertThat(event.termNo())
                .as("numbered after %s: %s", course.lastNo, event)
                .isEqualTo(++course.lastNo);
        assertThat(event.startsAt()).as("%s", event).isBefore(event.endsAt());
        Map.Entry<Integer, Term> last = course.terms.lastEntry();
        if (last != null) {
            assertThat(event.startsAt()).as("no overlap: %s", event).isAfterOrEqualTo(last.getValue().endsAt);
        }
        State state = event.state().equals("PENDING") ? State.PENDING : State.ACTIVE;
        course.terms.put(event.termNo(), new Term(state, event.plan(), event.startsAt(), event.endsAt()));
    }

    /** What is carried on is the last term there is; the longer one goes on under the number of the renewal. */
    private static void renewed(Course course, MembershipRenewed event) {
        assertThat(event.termNo())
                .as("numbered after %s: %s", course.lastNo, event)
                .isEqualTo(++course.lastNo);
        Term before = carriedOn(course, event);
        course.terms.pollLastEntry();
        assertThat(event.plan()).as("%s", event).isEqualTo(before.plan);
        assertThat(event.startsAt()).as("from the end or later: %s", event).isAfterOrEqualTo(before.endsAt);
        State state = event.state().equals("PENDING") ? State.PENDING : State.ACTIVE;
        course.terms.put(event.termNo(), new Term(state, before.plan, before.startsAt, event.endsAt()));
    }

    private static void extended(Course course, MembershipExtended event) {
        Term before = carriedOn(course, event);
        assertThat(event.termNo()).as("%s", event).isEqualTo(course.terms.lastKey());
        assertThat(event.endsAt()).as("a later end: %s", event).isAfter(before.endsAt);
        State state = event.state().equals("PENDING") ? State.PENDING : State.ACTIVE;
        course.terms.put(event.termNo(), new Term(state, before.plan, before.startsAt, event.endsAt()));
    }

    /** What was enrolled for later ends with it. */
    private static void cancelled(Course course, MembershipCancelled event) {
        Term before = goes(course, event.termNo(), null, State.CANCELLED, event);
        assertThat(before.state).as("%s", event).isNotEqualTo(State.CANCELLED);
        assertThat(event.endsAt()).as("not later than it would have: %s", event).isBeforeOrEqualTo(before.endsAt);
        course.terms.tailMap(event.termNo(), false).clear();
        course.terms.put(event.termNo(), new Term(State.CANCELLED, before.plan, before.startsAt, event.endsAt()));
    }

    private static Term carriedOn(Course course, MembershipEvent event) {
        assertThat(course.terms).as("something to carry on: %s", event).isNotEmpty();
        Term last = Objects.requireNonNull(course.terms.get(course.terms.lastKey()));
        assertThat(last.state).as("before %s", event).isNotEqualTo(State.CANCELLED);
        return last;
    }

    /** @return the term as it was */
    private static Term goes(Course course, int termNo, @Nullable State from, State to, MembershipEvent event) {
        assertThat(course.terms).as("the term of %s", event).containsKey(termNo);
        Term term = Objects.requireNonNull(course.terms.get(termNo));
        if (from != null)
            assertThat(term.state).as("the state before %s", event).isEqualTo(from);
        course.terms.put(termNo, term.in(to));
        return term;
    }
}
