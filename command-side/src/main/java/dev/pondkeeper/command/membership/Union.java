package dev.pondkeeper.command.membership;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.ReturnedTerm;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one membership when two customers become one, and when they are two again (DOMAIN.md §2, Customer). What had
 * fallen due before is recorded already.
 *
 * @param customer whose membership it is
 * @param occurredAt business time
 */
record Union(CustomerId customer, Books books, Programme rules, Instant occurredAt, Instant recordedAt) {

    /** All that a membership is made of. */
    record Books(Course course, Terms terms, Growth growth, TierStanding tier, Heritage heritage) {}

    /** What a merge hands on from here. */
    Estate estate() {
        return new Estate(
                books.course().running(),
                books.growth().left(customer, recordedAt, rules),
                books.tier().floorAt(recordedAt));
    }

    /** Takes over what a merge has handed on. This one's own term and tier stand; nothing here can lower them. */
    void join(CustomerId merged, Estate estate) {
        String tierBefore = books.tier().recorded();
        Integer termNo = joinTerm(estate);
        for (GrowthAdded entry : estate.growth()) {
            books.growth().takenOver(customer, entry, recordedAt, rules).ifPresent(added -> apply(added));
        }
        boolean floorTaken = joinFloor(estate);
        books.tier().raised(customer, growthValue(), occurredAt, rules).ifPresent(moved -> apply(moved));
        apply(new MembershipJoined(
                customer,
                merged,
                termNo,
                floorTaken,
                !Objects.equals(tierBefore, books.tier().recorded()),
                growthValue(),
                rules.version(),
                occurredAt));
    }

    /**
     * Lets go of what that merge has brought.
     *
     * @param theirs the book of the one who was merged
     * @return the growth value that goes home
     */
    List<GrowthShare> part(CustomerId merged, Growth theirs) {
        Optional<MembershipJoined> came = books.heritage().of(merged);
        if (came.isEmpty()) return List.of();
        MembershipJoined joined = came.get();
        books.terms().handedBack(joined, books.course(), occurredAt).ifPresent(cancelled -> apply(cancelled));
        List<GrowthShare> back = books.growth().sharedWith(theirs);
        long left = books.growth().valueWithout(back, recordedAt, rules);
        Instant now = TermPolicy.earlier(occurredAt, recordedAt);
        TierFloor floor = books.tier().floorWithout(merged);
        Instant evaluateAt = books.tier().evaluationWithout(joined, left, now, rules);
        apply(new MembershipParted(customer, merged, back, left, floor, evaluateAt, rules.version(), occurredAt));
        return back;
    }

    /** Goes on where the membership stood when it was merged away. */
    void comeBack(CustomerId survivor, List<GrowthShare> back) {
        List<ReturnedTerm> terms = books.course().ahead(recordedAt);
        if (back.isEmpty() && terms.isEmpty()) return;
        long growthValue = books.growth().valueWith(back, recordedAt, rules);
        apply(new MembershipReturned(customer, survivor, back, growthValue, terms, rules.version(), occurredAt));
    }

    private @Nullable Integer joinTerm(Estate estate) {
        Course.Term theirs = estate.running();
        if (books.course().running() != null || theirs == null) return null;
        Optional<MemberEnrolled> enrolled =
                books.terms().takenOver(customer, theirs, books.course(), occurredAt, recordedAt, rules);
        enrolled.ifPresent(event -> apply(event));
        return enrolled.map(MemberEnrolled::termNo).orElse(null);
    }

    private boolean joinFloor(Estate estate) {
        Optional<TierSet> set = books.tier().takenOver(customer, estate.floor(), occurredAt, recordedAt, rules);
        set.ifPresent(floor -> {
            apply(floor);
            books.tier().lifted(floor, growthValue(), rules).ifPresent(moved -> apply(moved));
        });
        return set.isPresent();
    }

    private long growthValue() {
        return books.growth().valueAt(recordedAt, rules);
    }
}
