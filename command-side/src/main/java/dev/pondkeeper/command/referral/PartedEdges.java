package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The edges of two customers whose merge is taken back, as they are going to be. Lines are walked as if that were recorded: the
 * ledger that they are read from may know of it or not.
 */
final class PartedEdges {

    static final String UNMERGED = "unmerged";

    private final Ancestry ancestry;
    private final KnownCustomers customers;
    private final Side survivor;
    private final Side merged;
    private final boolean inherited;
    private final Map<CustomerId, @Nullable ReferralBound> edges = new HashMap<>();

    /**
     * One of the two.
     *
     * @param live the edge that is there today
     * @param ended the edge that ended with the merge and that no other has followed to its end since
     */
    record Side(
            CustomerId customer,
            @Nullable ReferralBound live,
            @Nullable ReferralBound ended) {}

    PartedEdges(Ancestry ancestry, KnownCustomers customers, Side survivor, Side merged, Instant mergedAt) {
        this.ancestry = ancestry;
        this.customers = customers;
        this.survivor = survivor;
        this.merged = merged;
        ReferralBound live = survivor.live();
        ReferralBound handedOn = merged.ended();
        inherited = live != null
                && handedOn != null
                && live.occurredAt().equals(mergedAt)
                && live.referrerId().equals(handedOn.referrerId());
        edges.put(survivor.customer(), inherited ? null : live);
        edges.put(merged.customer(), merged.live());
    }

    /** Whether the merge has left nothing that could be taken back. */
    boolean untouched() {
        return survivor.ended() == null && merged.ended() == null;
    }

    /** Whether the survivor's edge is the one that the merge has handed on. */
    boolean inherited() {
        return inherited;
    }

    /** Everyone at the top of a line that these edges are in or come into. */
    List<CustomerId> roots() {
        Stream<CustomerId> referrers = Stream.of(survivor, merged)
                .map(Side::ended)
                .flatMap(Stream::ofNullable)
                .map(ReferralBound::referrerId);
        return Stream.concat(Stream.of(survivor, merged).map(Side::customer), referrers.map(this::person))
                .map(each -> ancestry.lineOf(each, this::person))
                .map(line -> line.get(line.size() - 1))
                .toList();
    }

    /** The edge that the survivor comes back to; null where there was none, it was changed since, or it would close a circle. */
    @Nullable
    ReferralBound ofSurvivor() {
        return open(survivor);
    }

    /** The edge that the one who was merged comes back to; null as above. */
    @Nullable
    ReferralBound ofMerged() {
        return open(merged);
    }

    private @Nullable ReferralBound open(Side side) {
        ReferralBound edge = side.ended();
        CustomerId referee = side.customer();
        if (edge == null || edges.get(referee) != null) return null;
        if (ancestry.lineOf(person(edge.referrerId()), this::person, this::edgeOf)
                .contains(referee)) return null;
        edges.put(referee, edge);
        return edge;
    }

    private @Nullable ReferralBound edgeOf(CustomerId customer) {
        return edges.containsKey(customer) ? edges.get(customer) : ancestry.liveBindingOf(customer);
    }

    /** Who acts under an id once the two are apart. */
    private CustomerId person(CustomerId id) {
        Set<CustomerId> met = new HashSet<>();
        CustomerId person = id;
        while (met.add(person) && !person.equals(merged.customer())) {
            CustomerId into = customers.standingOf(person).mergedInto();
            if (into == null) return person;
            person = into;
        }
        return person;
    }
}
