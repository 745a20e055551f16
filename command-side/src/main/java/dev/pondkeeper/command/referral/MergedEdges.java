package dev.pondkeeper.command.referral;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.MergedReferrals;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a merge does to the edges of two customers, in the commit of the merge (DOMAIN.md §6). */
@Component
class MergedEdges implements MergedReferrals {

    static final String MERGED = "merged";

    private final Repository<DistributionReferral> referrals;
    private final ReferralTrees trees;
    private final Ancestry ancestry;
    private final KnownCustomers customers;

    MergedEdges(
            Repository<DistributionReferral> referrals,
            ReferralTrees trees,
            Ancestry ancestry,
            KnownCustomers customers) {
        this.referrals = referrals;
        this.trees = trees;
        this.ancestry = ancestry;
        this.customers = customers;
    }

    @Override
    public void merge(CustomerId survivor, CustomerId merged, Instant occurredAt) {
        trees.change(
                merged,
                occurredAt,
                () -> List.of(last(lineAsBefore(survivor, merged)), last(lineAsBefore(merged, merged))));
        boolean survivorUnderMerged = lineAsBefore(survivor, merged).contains(merged);
        boolean mergedUnderSurvivor = lineAsBefore(merged, merged).contains(survivor);
        ReferralBound inherited = ancestry.liveBindingOf(merged);
        boolean free = ancestry.liveBindingOf(survivor) == null || survivorUnderMerged;
        if (survivorUnderMerged) change(survivor, referral -> referral.dissolve(MERGED, occurredAt));
        if (inherited == null) return;
        change(merged, referral -> referral.dissolve(MERGED, occurredAt));
        if (free && !mergedUnderSurvivor) {
            change(
                    survivor,
                    referral -> referral.inherit(new ReferralBound(
                            survivor,
                            inherited.referrerId(),
                            inherited.mode(),
                            inherited.protectedUntil(),
                            inherited.programmeVersion(),
                            occurredAt)));
        }
    }

    @Override
    public void unmerge(CustomerId survivor, CustomerId merged, Instant mergedAt, Instant occurredAt) {
        PartedEdges parted =
                new PartedEdges(ancestry, customers, sideOf(survivor, mergedAt), sideOf(merged, mergedAt), mergedAt);
        if (parted.untouched()) return;
        trees.change(merged, occurredAt, parted::roots);
        if (parted.inherited()) change(survivor, referral -> referral.dissolve(PartedEdges.UNMERGED, occurredAt));
        rebind(parted.ofSurvivor(), occurredAt);
        rebind(parted.ofMerged(), occurredAt);
    }

    private PartedEdges.Side sideOf(CustomerId customer, Instant mergedAt) {
        try {
            return referrals
                    .load(DistributionReferral.streamOf(customer).toString())
                    .invoke(referral ->
                            new PartedEdges.Side(customer, referral.live(), referral.endedBy(MERGED, mergedAt)));
        } catch (AggregateNotFoundException neverBrought) {
            return new PartedEdges.Side(customer, null, null);
        }
    }

    private void rebind(@Nullable ReferralBound edge, Instant occurredAt) {
        if (edge == null) return;
        ReferralBound again = new ReferralBound(
                edge.refereeId(),
                edge.referrerId(),
                edge.mode(),
                edge.protectedUntil(),
                edge.programmeVersion(),
                occurredAt);
        change(edge.refereeId(), referral -> referral.inherit(again));
    }

    /** The merge may be in the ledger's commit already or not; the line is wanted as it was without it. */
    private List<CustomerId> lineAsBefore(CustomerId customer, CustomerId merged) {
        return ancestry.lineOf(customer, id -> id.equals(merged) ? merged : customers.survivorOf(id));
    }

    private void change(CustomerId referee, Consumer<DistributionReferral> change) {
        load(DistributionReferral.streamOf(referee).toString()).execute(change);
    }

    private Aggregate<DistributionReferral> load(String stream) {
        try {
            return referrals.loadOrCreate(stream, DistributionReferral::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating a referral throws nothing checked", impossible);
        }
    }

    private static CustomerId last(List<CustomerId> line) {
        return line.get(line.size() - 1);
    }
}
