package dev.pondkeeper.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.MovedHold;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second book of every lot, kept from events alone: each allocation names a lot that holds as many points, balances are the
 * sums of the lots, and redemptions and holds take lots in the order of DOMAIN.md §2 (soonest end, then the older, then by id).
 */
final class LotsAreReal implements Rule {

    private static final Comparator<Map.Entry<String, Lot>> ORDER = Comparator.comparing(
                    (Map.Entry<String, Lot> lot) -> lot.getValue().end == null ? Instant.MAX : lot.getValue().end)
            .thenComparing(lot -> lot.getValue().activatesAt)
            .thenComparing(Map.Entry::getKey);

    private static final class Lot {
        private long left;
        private boolean pending;
        private boolean slides;
        private Instant activatesAt = Instant.EPOCH;
        private @Nullable Instant end;
    }

    private static final class Account {
        private final Map<String, Lot> lots = new HashMap<>();
        private final Map<HoldId, Map<String, Long>> holds = new HashMap<>();
    }

    private final Map<CustomerId, Account> accounts = new HashMap<>();

    @Override
    public void hear(Event heard) {
        if (!(heard instanceof PointsEvent event)) return;
        Account account = accounts.computeIfAbsent(event.customerId(), id -> new Account());
        if (event instanceof PointsEarned earned) earned(account, earned);
        if (event instanceof PointsActivated each) each.lots().forEach(lot -> activate(account, lot, event));
        if (event instanceof PointsExpired each) each.lots().forEach(lot -> expire(account, lot, event));
        if (event instanceof PointsExpiryExtended each) slide(account, each.expiresAt());
        if (event instanceof PointsRedeemed each) {
            inOrder(account, each.allocations(), each);
            take(account, each.allocations(), event);
        }
        if (event instanceof PointsHeld each) {
            inOrder(account, each.allocations(), each);
            take(account, each.allocations(), event);
            hold(account, each.holdId(), each.allocations());
        }
        if (event instanceof PointsCaptured each) unhold(account, each.holdId(), each.allocations(), event);
        if (event instanceof HoldReleased each) {
            free(account, each.holdId(), each.allocations(), each.expired(), each.repaid(), event);
        }
        if (event instanceof HoldTimedOut each) {
            free(account, each.holdId(), each.allocations(), each.expired(), each.repaid(), event);
        }
        if (event instanceof RedemptionReversed each) {
            each.restored().forEach(part -> lot(account, part.lotId(), event).left += part.points());
            open(account, each.replaced());
            take(account, each.repaid(), event);
        }
        if (event instanceof PointsClawedBack each) {
            take(account, each.pending(), event);
            take(account, each.available(), event);
        }
        if (event instanceof PointsAdjusted each) {
            open(account, each.given());
            take(account, each.taken(), event);
            take(account, each.repaid(), event);
        }
        if (event instanceof PointsTransferredOut each) take(account, each.allocations(), event);
        if (event instanceof PointsTransferredIn each) {
            open(account, each.lots());
            take(account, each.repaid(), event);
        }
        if (event instanceof PointsMovedOut each) {
            take(account, each.lots(), event);
            each.holds().forEach(hold -> account.holds.remove(hold.holdId()));
        }
        if (event instanceof PointsMovedIn each) {
            open(account, each.lots());
            each.holds().forEach(hold -> moveIn(account, hold));
            take(account, each.repaid(), event);
        }
        sumsAgree(account, event);
    }

    private static void earned(Account account, PointsEarned event) {
        if (event.slides() && event.expiresAt() != null) slide(account, event.expiresAt());
        Lot lot = account.lots.computeIfAbsent(event.lotId(), id -> new Lot());
        assertThat(lot.left).as("a lot is issued once: %s", event).isZero();
        lot.left = event.points() - event.repaid();
        lot.pending = event.pending();
        lot.slides = event.slides();
        lot.activatesAt = event.activatesAt();
        lot.end = event.expiresAt();
    }

    private static void slide(Account account, Instant end) {
        account.lots.values().stream().filter(lot -> lot.slides).forEach(lot -> lot.end = end);
    }

    private static void activate(Account account, Allocation part, PointsEvent event) {
        Lot lot = lot(account, part.lotId(), event);
        assertThat(lot.pending && lot.left == part.points())
                .as("a pending lot activates whole: %s", event)
                .isTrue();
        lot.pending = false;
    }

    private static void expire(Account account, Allocation part, PointsEvent event) {
        Lot lot = lot(account, part.lotId(), event);
        assertThat(lot.left)
                .as("what is left of a lot ends as a whole: %s", event)
                .isEqualTo(part.points());
        assertThat(lot.end).as("a lot that ended, ended before: %s", event).isBefore(event.occurredAt());
        lot.left = 0;
    }

    private static void take(Account account, List<Allocation> parts, PointsEvent event) {
        for (Allocation part : parts) {
            Lot lot = lot(account, part.lotId(), event);
            assertThat(part.points()).as("of lot %s in %s", part.lotId(), event).isBetween(1L, lot.left);
            lot.left -= part.points();
        }
    }

    /** The lots taken are the first ones that can be used, each but the last of them taken whole. */
    private static void inOrder(Account account, List<Allocation> parts, PointsEvent event) {
        List<String> usable = account.lots.entrySet().stream()
                .filter(lot -> lot.getValue().left > 0 && !lot.getValue().pending)
                .sorted(ORDER)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(parts.stream().map(Allocation::lotId))
                .as("the first lots of %s: %s", usable, event)
                .isEqualTo(usable.subList(0, Math.min(parts.size(), usable.size())));
        for (Allocation part : parts.subList(0, Math.max(0, parts.size() - 1))) {
            assertThat(part.points()).as("taken whole: %s", event).isEqualTo(lot(account, part.lotId(), event).left);
        }
    }

    private static void hold(Account account, HoldId id, List<Allocation> parts) {
        Map<String, Long> held = account.holds.computeIfAbsent(id, fresh -> new HashMap<>());
        parts.forEach(part -> held.merge(part.lotId(), part.points(), Long::sum));
    }

    private static void unhold(Account account, HoldId id, List<Allocation> parts, PointsEvent event) {
        Map<String, Long> held = account.holds.getOrDefault(id, Map.of());
        for (Allocation part : parts) {
            assertThat(part.points())
                    .as("held of lot %s in %s", part.lotId(), event)
                    .isBetween(1L, held.getOrDefault(part.lotId(), 0L));
            held.merge(part.lotId(), -part.points(), Long::sum);
        }
    }

    private static void free(
            Account account,
            HoldId id,
            List<Allocation> parts,
            List<Allocation> expired,
            List<Allocation> repaid,
            PointsEvent event) {
        unhold(account, id, parts, event);
        parts.forEach(part -> lot(account, part.lotId(), event).left += part.points());
        take(account, expired, event);
        take(account, repaid, event);
    }

    private static void open(Account account, List<IssuedLot> issued) {
        for (IssuedLot each : issued) {
            Lot lot = account.lots.computeIfAbsent(each.lotId(), id -> new Lot());
            lot.left += each.points();
            lot.pending = each.pending();
            lot.slides = false; // what was moved keeps the end that it had
            lot.activatesAt = each.activatesAt();
            lot.end = each.expiresAt();
        }
    }

    private static void moveIn(Account account, MovedHold hold) {
        for (IssuedLot part : hold.lots()) {
            Lot lot = account.lots.computeIfAbsent(part.lotId(), id -> new Lot());
            lot.slides = false;
            lot.activatesAt = part.activatesAt();
            lot.end = part.expiresAt();
            hold(account, hold.holdId(), List.of(new Allocation(part.lotId(), part.points())));
        }
    }

    private static Lot lot(Account account, String id, PointsEvent event) {
        Lot lot = account.lots.get(id);
        assertThat(lot).as("lot %s of %s", id, event).isNotNull();
        return java.util.Objects.requireNonNull(lot);
    }

    private static void sumsAgree(Account account, PointsEvent event) {
        long pending = account.lots.values().stream()
                .filter(lot -> lot.pending)
                .mapToLong(lot -> lot.left)
                .sum();
        long available = account.lots.values().stream()
                .filter(lot -> !lot.pending)
                .mapToLong(lot -> lot.left)
                .sum();
        long held = account.holds.values().stream()
                .flatMap(hold -> hold.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        assertThat(List.of(available, pending, held))
                .as("available, pending, held: the lots' against the balances' after %s", event)
                .isEqualTo(List.of(
                        event.balances().available(),
                        event.balances().pending(),
                        event.balances().held()));
    }
}
