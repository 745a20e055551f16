package dev.pondkeeper.command.referral;

import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Keeps referrals free of circles whoever else is binding. Each change of an edge is recorded in the stream of every root
 * concerned, in the same commit: as long as a root's stream has not moved, no edge under it has, so what was read of its tree
 * still holds when the commit is taken; otherwise the commit is refused and decided anew.
 */
@Component
class ReferralTrees {

    private final Repository<ReferralTree> trees;
    private final Ancestry ancestry;

    ReferralTrees(Repository<ReferralTree> trees, Ancestry ancestry) {
        this.trees = trees;
        this.ancestry = ancestry;
    }

    /**
     * Records that the referee is about to be brought by that referrer.
     *
     * @throws ReferralCycle if the referrer descends from the referee
     * @throws ConcurrencyException if somebody else is changing one of the trees
     */
    void bind(CustomerId referee, CustomerId referrer, Instant occurredAt) {
        change(referee, occurredAt, () -> {
            List<CustomerId> line = ancestry.lineOf(referrer);
            if (line.contains(referee)) throw new ReferralCycle(referee, line.indexOf(referee));
            return List.of(rootOf(referee), line.get(line.size() - 1));
        });
    }

    /** Records that the referee is about to lose its referrer. */
    void unbind(CustomerId referee, Instant occurredAt) {
        change(referee, occurredAt, () -> List.of(rootOf(referee)));
    }

    /** @param roots asked again once the trees are held, because a line may have been cut or grown before that */
    void change(CustomerId referee, Instant occurredAt, Supplier<List<CustomerId>> roots) {
        List<CustomerId> before = roots.get();
        // Always in the same order, so that two who need the same two trees do not wait for each other.
        SortedMap<String, CustomerId> inOrder = new TreeMap<>();
        before.forEach(root -> inOrder.put(root.value(), root));
        Map<CustomerId, Aggregate<ReferralTree>> held = new LinkedHashMap<>();
        inOrder.values().forEach(root -> held.put(root, load(root)));
        if (!roots.get().equals(before)) throw new ConcurrencyException("the tree of " + referee + " has just changed");
        held.forEach((root, tree) -> tree.execute(known -> known.change(root, referee, occurredAt)));
    }

    CustomerId rootOf(CustomerId customer) {
        List<CustomerId> line = ancestry.lineOf(customer);
        return line.get(line.size() - 1);
    }

    private Aggregate<ReferralTree> load(CustomerId root) {
        try {
            return trees.loadOrCreate(ReferralTree.streamOf(root).toString(), ReferralTree::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating a tree throws nothing checked", impossible);
        }
    }
}
