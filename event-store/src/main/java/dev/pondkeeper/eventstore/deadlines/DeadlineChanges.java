package dev.pondkeeper.eventstore.deadlines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What one unit of work schedules and cancels, in the order it was asked for.
 *
 * <p>New deadlines are kept while the unit of work prepares its commit, and taken back if it fails: dying in between leaves one
 * too many, never one too few. Those that would be due before the commit is through are held back until then. Cancelling waits
 * until the commit is through, because what is cancelled too early cannot be brought back; dying in between fires once more, and
 * handlers look at their state anyway.
 */
final class DeadlineChanges {
    private static final String RESOURCE = DeadlineChanges.class.getName();

    private final DeadlineKeeping keeping;

    /** Everything that the root unit of work has scheduled so far, also in units nested in it. */
    private final Map<String, Long> scheduledInRoot;

    private final List<PlannedDeadline> planned = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final List<DeadlineKeeping.Kept> kept = new ArrayList<>();

    private DeadlineChanges(DeadlineKeeping keeping, Map<String, Long> scheduledInRoot) {
        this.keeping = keeping;
        this.scheduledInRoot = scheduledInRoot;
    }

    static void schedule(DeadlineKeeping keeping, PlannedDeadline deadline) {
        if (!isOpen()) {
            keeping.keepNow(deadline);
            return;
        }
        DeadlineChanges changes = ofCurrent(keeping);
        changes.planned.add(deadline);
        changes.scheduledInRoot.put(deadline.id(), deadline.seq());
    }

    static void cancel(DeadlineKeeping keeping, Cancellation cancellation) {
        if (!isOpen()) {
            keeping.cancel(cancellation, Set.of());
            return;
        }
        DeadlineChanges changes = ofCurrent(keeping);
        boolean wasPlanned = changes.planned.removeIf(cancellation::means);
        if (!(wasPlanned && cancellation.id() != null)) changes.cancellations.add(cancellation);
    }

    private static boolean isOpen() {
        return CurrentUnitOfWork.isStarted()
                && !CurrentUnitOfWork.get().phase().isAfter(UnitOfWork.Phase.PREPARE_COMMIT);
    }

    private static DeadlineChanges ofCurrent(DeadlineKeeping keeping) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        Map<String, Long> inRoot =
                unitOfWork.root().getOrComputeResource(RESOURCE + "/scheduled", key -> new HashMap<>());
        DeadlineChanges changes = unitOfWork.getOrComputeResource(RESOURCE, key -> {
            DeadlineChanges fresh = new DeadlineChanges(keeping, inRoot);
            unitOfWork.afterCommit(committed -> fresh.afterCommit());
            unitOfWork.onRollback(failed -> fresh.takeBack());
            return fresh;
        });
        if (changes.planned.isEmpty()) unitOfWork.onPrepareCommit(prepared -> changes.keep());
        return changes;
    }

    private void keep() {
        if (planned.isEmpty()) return;
        List<PlannedDeadline> now = List.copyOf(planned);
        planned.clear();
        kept.add(keeping.keep(now));
    }

    private void afterCommit() {
        kept.forEach(keeping::confirm);
        kept.clear();
        if (cancellations.isEmpty()) return;
        keeping.cancelSurely(cancellations.stream()
                .map(each -> keeping.cancelled(each, scheduledAfter(each)))
                .toList());
        cancellations.clear();
    }

    private Set<String> scheduledAfter(Cancellation cancellation) {
        return scheduledInRoot.entrySet().stream()
                .filter(each -> each.getValue() > cancellation.seq())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void takeBack() {
        kept.forEach(keeping::takeBack);
        kept.clear();
        planned.clear();
        cancellations.clear();
    }
}
