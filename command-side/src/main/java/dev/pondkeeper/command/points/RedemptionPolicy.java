package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which lots a redemption takes its points from (DOMAIN.md §2, PointsAccount). */
final class RedemptionPolicy {

    private RedemptionPolicy() {}

    /** @throws InsufficientPoints if the lots usable at that moment do not hold as many */
    static List<Allocation> allocate(Collection<Lot> lots, long points, Instant recordedAt) {
        List<Lot> usable = lots.stream()
                .filter(lot -> lot.usableAt(recordedAt))
                .sorted(Lot.REDEMPTION_ORDER)
                .toList();
        List<Allocation> allocations = new ArrayList<>();
        long missing = points;
        for (Lot lot : usable) {
            if (missing == 0) break;
            long taken = Math.min(missing, lot.left());
            allocations.add(new Allocation(lot.lotId(), taken));
            missing -= taken;
        }
        if (missing > 0) throw new InsufficientPoints(points, points - missing);
        return allocations;
    }
}
