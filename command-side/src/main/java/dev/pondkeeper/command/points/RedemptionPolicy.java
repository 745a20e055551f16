package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which lots points are taken from (DOMAIN.md §2, PointsAccount). */
final class RedemptionPolicy {

    private RedemptionPolicy() {}

    /**
     * Takes from lots in the order given, and looks at none that it does not need.
     *
     * @throws InsufficientPoints if the lots usable at that moment do not hold as many
     */
    static List<Allocation> allocate(Iterator<Lot> inOrder, long points, Instant recordedAt) {
        List<Allocation> allocations = upTo(points, inOrder, recordedAt);
        long found = total(allocations);
        if (found < points) throw new InsufficientPoints(points, found);
        return allocations;
    }

    /** As many as there are usable at that moment, and no more than asked for. */
    static List<Allocation> upTo(long points, Iterator<Lot> inOrder, Instant recordedAt) {
        List<Allocation> allocations = new ArrayList<>();
        long missing = points;
        while (missing > 0 && inOrder.hasNext()) {
            Lot lot = inOrder.next();
            if (!lot.usableAt(recordedAt)) continue;
            long taken = Math.min(missing, lot.left());
            allocations.add(new Allocation(lot.lotId(), taken));
            missing -= taken;
        }
        return allocations;
    }

    /** As many as there are in the lots, usable or not, and no more than asked for. */
    static List<Allocation> outOf(Iterator<Lot> lots, long points) {
        List<Allocation> allocations = new ArrayList<>();
        long missing = points;
        while (missing > 0 && lots.hasNext()) {
            Lot lot = lots.next();
            long taken = Math.min(missing, lot.left());
            allocations.add(new Allocation(lot.lotId(), taken));
            missing -= taken;
        }
        return allocations;
    }

    static long total(List<Allocation> allocations) {
        return allocations.stream().mapToLong(Allocation::points).sum();
    }
}
