package dev.pondkeeper.command.membership;

import dev.pondkeeper.command.membership.Course.Term;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipExtended;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipRenewed;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What has been asked of the terms of one membership, so that the same is done once, and what comes of a new request. */
final class Terms {

    private static final String UNMERGED = "unmerged";

    private final List<MemberEnrolled> enrolments = new ArrayList<>();
    private final Map<RenewalId, Integer> renewals = new HashMap<>();
    private final Map<ExtensionId, Integer> extensions = new HashMap<>();
    private int lastNo;

    /** A term with its defaults filled in. */
    record Enrolment(Instant startsAt, Instant endsAt) {}

    /**
     * @throws TermEndsBeforeItStarts if nothing would be left of the term
     * @throws TermEndsTooLate if it would end in a year that nobody can write
     */
    static Enrolment asked(EnrolMember command, Programme rules) {
        Instant startsAt = command.startsAt() == null ? command.happenedAt() : command.startsAt();
        Instant endsAt = command.endsAt() == null
                ? TermPolicy.endOf(startsAt, TermPolicy.monthsOf(command.plan(), rules), rules)
                : command.endsAt();
        return new Enrolment(startsAt, TermPolicy.lawfulEnd(startsAt, endsAt));
    }

    /** Whether the same term was enrolled already; an end that the caller left out cannot contradict the one there is. */
    boolean has(EnrolMember command, Enrolment asked) {
        return enrolments.stream()
                .anyMatch(term -> command.plan().equals(term.plan())
                        && asked.startsAt().equals(term.startsAt())
                        && (command.endsAt() == null || command.endsAt().equals(term.endsAt())));
    }

    /** @throws RenewalClash if it was recorded with another length */
    boolean has(RenewMembership command) {
        Integer months = renewals.get(command.renewalId());
        if (months != null && command.months() != null && !months.equals(command.months())) {
            throw new RenewalClash(command.renewalId(), months);
        }
        return months != null;
    }

    /** @throws ExtensionClash if it was recorded with another length */
    boolean has(ExtendMembership command) {
        Integer days = extensions.get(command.extensionId());
        if (days != null && days != command.days()) throw new ExtensionClash(command.extensionId(), days);
        return days != null;
    }

    /** @throws AlreadyMember if the term before ends later than this one would start */
    MemberEnrolled enrolment(EnrolMember command, Enrolment asked, Course course, Instant recordedAt, Programme rules) {
        course.last().filter(last -> asked.startsAt().isBefore(last.endsAt())).ifPresent(last -> {
            throw new AlreadyMember(command.customerId(), last.plan(), last.endsAt());
        });
        return new MemberEnrolled(
                command.customerId(),
                command.plan(),
                lastNo + 1,
                asked.startsAt(),
                asked.endsAt(),
                TermPolicy.stateAt(asked.startsAt(), asked.endsAt(), recordedAt, rules)
                        .name(),
                rules.version(),
                command.happenedAt());
    }

    /** A merged customer's term as the survivor's own, from the merge on; empty if nothing would be left of it. */
    Optional<MemberEnrolled> takenOver(
            CustomerId customer, Term taken, Course course, Instant occurredAt, Instant recordedAt, Programme rules) {
        Instant free = course.last().map(Term::endsAt).orElse(taken.startsAt());
        Instant startsAt = TermPolicy.later(free, taken.startsAt());
        if (!startsAt.isBefore(taken.endsAt())) return Optional.empty();
        return Optional.of(new MemberEnrolled(
                customer,
                taken.plan(),
                lastNo + 1,
                startsAt,
                taken.endsAt(),
                TermPolicy.stateAt(startsAt, taken.endsAt(), recordedAt, rules).name(),
                rules.version(),
                occurredAt));
    }

    /** The end of the term that a merge has brought; empty if none came, it was carried on since, or it is over. */
    Optional<MembershipCancelled> handedBack(MembershipJoined joined, Course course, Instant occurredAt) {
        Term running = course.running();
        if (running == null || !isLast(running, course)) return Optional.empty();
        boolean asItCame = enrolments.stream()
                .anyMatch(each -> Objects.equals(joined.termNo(), each.termNo())
                        && running.no() == each.termNo()
                        && running.endsAt().equals(each.endsAt()));
        if (!asItCame) return Optional.empty();
        Instant endsAt = TermPolicy.earlier(occurredAt, running.endsAt());
        return Optional.of(new MembershipCancelled(joined.customerId(), running.no(), UNMERGED, endsAt, occurredAt));
    }

    MembershipRenewed renewal(RenewMembership command, Course course, Instant recordedAt, Programme rules) {
        Term term = course.running(command.customerId(), command.happenedAt());
        int months = command.months() == null ? TermPolicy.monthsOf(term.plan(), rules) : command.months();
        Instant startsAt = TermPolicy.later(command.happenedAt(), term.endsAt());
        Instant endsAt = TermPolicy.lawfulEnd(startsAt, TermPolicy.endOf(startsAt, months, rules));
        return new MembershipRenewed(
                command.customerId(),
                command.renewalId(),
                term.plan(),
                months,
                lastNo + 1,
                startsAt,
                endsAt,
                TermPolicy.stateAt(term.startsAt(), endsAt, recordedAt, rules).name(),
                rules.version(),
                command.happenedAt());
    }

    MembershipExtended extension(ExtendMembership command, Course course, Instant recordedAt, Programme rules) {
        Term term = course.running(command.customerId(), command.happenedAt());
        Instant from = TermPolicy.later(command.happenedAt(), term.endsAt());
        Instant endsAt = TermPolicy.lawfulEnd(from, TermPolicy.plusDays(from, command.days(), rules));
        return new MembershipExtended(
                command.customerId(),
                command.extensionId(),
                command.days(),
                command.reason(),
                term.no(),
                endsAt,
                TermPolicy.stateAt(term.startsAt(), endsAt, recordedAt, rules).name(),
                rules.version(),
                command.happenedAt());
    }

    private static boolean isLast(Term term, Course course) {
        return course.last().filter(term::equals).isPresent();
    }

    void on(MembershipEvent event) {
        if (event instanceof MemberEnrolled enrolled) {
            enrolments.add(enrolled);
            lastNo = enrolled.termNo();
        } else if (event instanceof MembershipRenewed renewed) {
            renewals.put(renewed.renewalId(), renewed.months());
            lastNo = renewed.termNo();
        } else if (event instanceof MembershipExtended extended) {
            extensions.put(extended.extensionId(), extended.days());
        }
    }
}
