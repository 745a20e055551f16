package dev.pondkeeper.command.membership;

import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipActivated;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipLapsed;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.MembershipEvent.ReturnedTerm;
import dev.pondkeeper.kernel.membership.MembershipState;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a membership stands among its terms. It changes by events only. */
final class Course {

    private MembershipState state = MembershipState.NONE;
    private @Nullable Term term;
    private @Nullable Instant graceEndsAt;
    private final List<Term> upcoming = new ArrayList<>();

    /** A stretch of membership without a gap: one enrolment with its renewals and extensions, numbered by the last of them. */
    record Term(int no, String plan, Instant startsAt, Instant endsAt) {}

    /** The term that a next one would have to follow: the last there is. */
    Optional<Term> last() {
        return upcoming.isEmpty() ? Optional.ofNullable(term) : Optional.of(upcoming.get(upcoming.size() - 1));
    }

    /** The term that runs, or is going to; null if there is none. */
    @Nullable
    Term running() {
        return isOver() ? upcoming.stream().findFirst().orElse(null) : term;
    }

    /** The terms that end later than that and have not been ended before, in order. */
    List<ReturnedTerm> ahead(Instant at) {
        Stream<Term> now = isOver() ? Stream.empty() : Stream.ofNullable(term);
        return Stream.concat(now, upcoming.stream())
                .filter(each -> each.endsAt().isAfter(at))
                .map(each -> new ReturnedTerm(each.no(), each.endsAt()))
                .toList();
    }

    /** Why a term's end needs no reminder any more (DOMAIN.md §3.1); empty as long as it does. */
    Optional<Outcome> fateOf(int termNo, Instant endsAt) {
        Term now = term;
        if (now == null) return Optional.of(Outcome.CANCELLED);
        if (now.no() > termNo || upcoming.stream().anyMatch(next -> next.no() > termNo)) {
            return Optional.of(Outcome.RENEWED);
        }
        if (isCancelled()) return Optional.of(Outcome.CANCELLED);
        boolean moved = now.no() == termNo && !now.endsAt().equals(endsAt);
        if (moved) return Optional.of(Outcome.EXTENDED);
        return state == MembershipState.LAPSED && now.no() == termNo ? Optional.of(Outcome.LAPSED) : Optional.empty();
    }

    boolean isCancelled() {
        return state == MembershipState.CANCELLED;
    }

    /**
     * The term that can be carried on at a moment up to which the course is settled.
     *
     * @throws NoRunningTerm if it was never begun, is lapsed or cancelled
     * @throws AlreadyMember if another one was enrolled for that follows it
     */
    Term running(CustomerId customer, Instant at) {
        Term running = term;
        Instant over = graceEndsAt == null && running != null ? running.endsAt() : graceEndsAt;
        boolean lapsed = state == MembershipState.LAPSED && (over == null || !at.isBefore(over));
        if (running == null || lapsed || isCancelled()) {
            throw new NoRunningTerm(customer, state, running == null ? null : running.endsAt());
        }
        if (!upcoming.isEmpty()) {
            Term next = upcoming.get(0);
            throw new AlreadyMember(customer, next.plan(), next.endsAt());
        }
        return running;
    }

    /**
     * The end of the membership at the moment it is cancelled, or at its own where that came before.
     *
     * @throws NoRunningTerm if there is nothing to cancel
     */
    MembershipCancelled cancellation(CancelMembership command) {
        Term cancelled = term;
        boolean over = state == MembershipState.NONE || (state == MembershipState.LAPSED && upcoming.isEmpty());
        if (cancelled == null || over) {
            throw new NoRunningTerm(command.customerId(), state, cancelled == null ? null : cancelled.endsAt());
        }
        Instant endsAt = TermPolicy.earlier(command.happenedAt(), cancelled.endsAt());
        return new MembershipCancelled(
                command.customerId(), cancelled.no(), command.reason(), endsAt, command.happenedAt());
    }

    /** The first thing that has fallen due by a moment and is not recorded yet. */
    Optional<MembershipEvent> due(CustomerId customer, Instant at, Programme rules) {
        Term now = term;
        if (now == null) return Optional.empty();
        Term next = upcoming.isEmpty() ? null : upcoming.get(0);
        if (state == MembershipState.PENDING) return begun(customer, now, at);
        if (state == MembershipState.ACTIVE) {
            if (at.isBefore(now.endsAt())) return Optional.empty();
            if (next != null && !next.startsAt().isAfter(now.endsAt())) return begun(customer, next, at);
            Instant graceEnd = TermPolicy.endOfGrace(now.endsAt(), rules);
            return Optional.of(
                    graceEnd.isAfter(now.endsAt())
                            ? new MembershipGraceEntered(
                                    customer, now.no(), now.endsAt(), graceEnd, rules.version(), now.endsAt())
                            : lapsed(customer, now, now.endsAt(), rules));
        }
        Instant graceEnd = state == MembershipState.GRACE ? graceEndsAt : null;
        if (next != null && (graceEnd == null || !graceEnd.isBefore(next.startsAt()))) {
            return begun(customer, next, at);
        }
        if (graceEnd == null || at.isBefore(graceEnd)) return Optional.empty();
        return Optional.of(lapsed(customer, now, graceEnd, rules));
    }

    void on(MembershipEvent event) {
        if (event instanceof MemberEnrolled enrolled) enrolled(enrolled);
        else if (event instanceof MembershipActivated activated) activated(activated);
        else if (event instanceof MembershipGraceEntered entered) {
            state = MembershipState.GRACE;
            graceEndsAt = entered.graceEndsAt();
        } else if (event instanceof MembershipLapsed) {
            state = MembershipState.LAPSED;
        } else if (event instanceof MembershipRenewed renewed) {
            carryOn(renewed.termNo(), renewed.endsAt(), renewed.state());
        } else if (event instanceof MembershipExtended extended) {
            carryOn(extended.termNo(), extended.endsAt(), extended.state());
        } else if (event instanceof MembershipCancelled cancelled) {
            state = MembershipState.CANCELLED;
            upcoming.clear();
            if (term != null) term = new Term(term.no(), term.plan(), term.startsAt(), cancelled.endsAt());
        }
    }

    private boolean isOver() {
        return state == MembershipState.NONE || state == MembershipState.LAPSED || isCancelled();
    }

    private void enrolled(MemberEnrolled event) {
        Term enrolled = new Term(event.termNo(), event.plan(), event.startsAt(), event.endsAt());
        boolean runs =
                state == MembershipState.PENDING || state == MembershipState.ACTIVE || state == MembershipState.GRACE;
        if (!upcoming.isEmpty() || (runs && isPending(event.state()))) upcoming.add(enrolled);
        else begin(enrolled, event.state());
    }

    private void activated(MembershipActivated event) {
        upcoming.removeIf(next -> next.no() == event.termNo());
        begin(new Term(event.termNo(), event.plan(), event.startsAt(), event.endsAt()), "ACTIVE");
    }

    private void carryOn(int termNo, Instant endsAt, String as) {
        if (term != null) begin(new Term(termNo, term.plan(), term.startsAt(), endsAt), as);
    }

    /** Whatever a term has become by the time of its recording, it becomes here by the events that follow. */
    private void begin(Term begun, String as) {
        term = begun;
        state = isPending(as) ? MembershipState.PENDING : MembershipState.ACTIVE;
        graceEndsAt = null;
    }

    private static boolean isPending(String state) {
        return state.equals(MembershipState.PENDING.name());
    }

    private static Optional<MembershipEvent> begun(CustomerId customer, Term term, Instant at) {
        if (at.isBefore(term.startsAt())) return Optional.empty();
        return Optional.of(new MembershipActivated(
                customer, term.no(), term.plan(), term.startsAt(), term.endsAt(), term.startsAt()));
    }

    private static MembershipLapsed lapsed(CustomerId customer, Term term, Instant at, Programme rules) {
        return new MembershipLapsed(customer, term.no(), term.endsAt(), rules.version(), at);
    }
}
