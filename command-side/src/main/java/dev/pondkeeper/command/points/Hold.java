package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Points set aside.
 *
 * @param parts the lots that they are out of, each with what is held in place of what is left
 */
record Hold(HoldId holdId, Instant timesOutAt, List<Lot> parts) {

    long points() {
        return parts.stream().mapToLong(Lot::left).sum();
    }

    Hold without(List<Allocation> taken) {
        List<Lot> rest = new ArrayList<>();
        for (Lot part : parts) {
            long gone = taken.stream()
                    .filter(each -> each.lotId().equals(part.lotId()))
                    .mapToLong(Allocation::points)
                    .sum();
            if (part.left() > gone) rest.add(part.holding(part.left() - gone));
        }
        return new Hold(holdId, timesOutAt, rest);
    }
}
