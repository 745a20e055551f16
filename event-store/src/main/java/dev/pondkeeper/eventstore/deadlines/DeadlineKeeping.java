package dev.pondkeeper.eventstore.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.deadline.DeadlineMessage;

/** Brings what was asked for into the store, and tells the watch. What cannot be done after a commit is done later. */
final class DeadlineKeeping {

    /** What is due within so long is held back until its unit of work is through. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final DeadlineStore store;
    private final DeadlineMessages messages;
    private final Clock clock;
    private final Clock realTime;
    private final Duration lease;
    private final DueWatch watch;
    private final UnaryOperator<DeadlineMessage<?>> interceptors;

    DeadlineKeeping(
            DeadlineStore store,
            DeadlineMessages messages,
            Clock clock,
            Clock realTime,
            Duration lease,
            DueWatch watch,
            UnaryOperator<DeadlineMessage<?>> interceptors) {
        this.store = store;
        this.messages = messages;
        this.clock = clock;
        this.realTime = realTime;
        this.lease = lease;
        this.watch = watch;
        this.interceptors = interceptors;
    }

    /**
     * What was brought into the store before a commit.
     *
     * @param held until the commit is through
     * @param open not held, because there is time enough
     * @param replacing others with the same ids, once the commit is through
     */
    record Kept(List<StoredDeadline> held, List<StoredDeadline> open, List<StoredDeadline> replacing) {}

    Kept keep(List<PlannedDeadline> planned) {
        Instant soon = clock.instant().plus(SOON);
        List<StoredDeadline> held = new ArrayList<>();
        List<StoredDeadline> open = new ArrayList<>();
        for (PlannedDeadline each : planned) {
            StoredDeadline stored = stored(each);
            (stored.due().isAfter(soon) ? open : held).add(stored);
        }
        List<StoredDeadline> replacing = new ArrayList<>();
        if (!open.isEmpty()) moveTo(replacing, open, store.insert(open, null));
        if (!held.isEmpty())
            moveTo(replacing, held, store.insert(held, realTime.instant().plus(lease)));
        return new Kept(held, open, replacing);
    }

    private static void moveTo(List<StoredDeadline> to, List<StoredDeadline> from, Set<String> ids) {
        if (ids.isEmpty()) return;
        from.stream().filter(each -> ids.contains(each.id())).forEach(to::add);
        from.removeIf(each -> ids.contains(each.id()));
    }

    void confirm(Kept kept) {
        if (!kept.replacing().isEmpty()) watch.surely(() -> store.replace(kept.replacing()));
        if (!kept.held().isEmpty()) watch.free(kept.held());
        kept.open().forEach(each -> watch.expect(each.due()));
        kept.replacing().forEach(each -> watch.expect(each.due()));
    }

    void takeBack(Kept kept) {
        List<String> ids = new ArrayList<>();
        kept.held().forEach(each -> ids.add(each.id()));
        kept.open().forEach(each -> ids.add(each.id()));
        if (!ids.isEmpty()) watch.surely(() -> store.takeBack(ids));
    }

    /** Outside of any unit of work. */
    void keepNow(PlannedDeadline planned) {
        StoredDeadline stored = stored(planned);
        if (!store.insert(List.of(stored), null).isEmpty()) store.replace(List.of(stored));
        watch.expect(stored.due());
    }

    void cancel(Cancellation cancellation, Set<String> except) {
        store.cancel(List.of(cancelled(cancellation, except)));
    }

    void cancelSurely(List<DeadlineStore.Cancelled> what) {
        watch.surely(() -> store.cancel(what));
    }

    DeadlineStore.Cancelled cancelled(Cancellation cancellation, Set<String> except) {
        String scope = cancellation.scope() == null ? null : messages.text(cancellation.scope());
        return new DeadlineStore.Cancelled(cancellation.name(), cancellation.id(), scope, except);
    }

    private StoredDeadline stored(PlannedDeadline planned) {
        return messages.stored(planned, interceptors.apply(planned.message()));
    }
}
