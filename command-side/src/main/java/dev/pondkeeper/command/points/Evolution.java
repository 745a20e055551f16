package dev.pondkeeper.command.points;

import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsEvent;
import dev.pondkeeper.kernel.points.PointsEvent.Allocation;
import dev.pondkeeper.kernel.points.PointsEvent.EarningReversed;
import dev.pondkeeper.kernel.points.PointsEvent.HoldReleased;
import dev.pondkeeper.kernel.points.PointsEvent.HoldTimedOut;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import dev.pondkeeper.kernel.points.PointsEvent.PointsActivated;
import dev.pondkeeper.kernel.points.PointsEvent.PointsAdjusted;
import dev.pondkeeper.kernel.points.PointsEvent.PointsCaptured;
import dev.pondkeeper.kernel.points.PointsEvent.PointsClawedBack;
import dev.pondkeeper.kernel.points.PointsEvent.PointsEarned;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpired;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryAnnounced;
import dev.pondkeeper.kernel.points.PointsEvent.PointsExpiryExtended;
import dev.pondkeeper.kernel.points.PointsEvent.PointsFrozen;
import dev.pondkeeper.kernel.points.PointsEvent.PointsHeld;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsMovedOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsRedeemed;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredIn;
import dev.pondkeeper.kernel.points.PointsEvent.PointsTransferredOut;
import dev.pondkeeper.kernel.points.PointsEvent.PointsUnfrozen;
import dev.pondkeeper.kernel.points.PointsEvent.RedemptionReversed;
import dev.pondkeeper.kernel.points.PointsEvent.RefundNoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What each event does to an account. */
final class Evolution {

    private static final Map<Class<?>, BiConsumer<AccountState, PointsEvent>> STEPS = new HashMap<>();

    static {
        step(PointsEarned.class, Evolution::on);
        step(PointsActivated.class, (state, event) -> event.lots()
                .forEach(lot -> state.lots().activate(lot.lotId())));
        step(PointsExpired.class, (state, event) -> {
            state.take(event.lots());
            state.lapse(event.lots());
        });
        step(PointsExpiryExtended.class, (state, event) -> state.lots().slideTo(event.expiresAt()));
        step(PointsExpiryAnnounced.class, (state, event) -> {});
        step(
                PointsRedeemed.class,
                (state, event) ->
                        state.redeemed(event.redemptionId(), event.points(), state.take(event.allocations())));
        step(RedemptionReversed.class, Evolution::on);
        step(
                PointsHeld.class,
                (state, event) -> state.hold(event.holdId(), event.timesOutAt(), state.take(event.allocations())));
        step(PointsCaptured.class, Evolution::on);
        step(
                HoldReleased.class,
                (state, event) -> free(state, event.holdId(), event.allocations(), event.expired(), event.repaid()));
        step(
                HoldTimedOut.class,
                (state, event) -> free(state, event.holdId(), event.allocations(), event.expired(), event.repaid()));
        step(PointsClawedBack.class, (state, event) -> {
            state.take(event.pending());
            state.take(event.available());
            state.orders().clawedBack(event.orderId(), event.net().amount(), event.lapsed());
        });
        step(EarningReversed.class, (state, event) -> {
            state.take(event.pending());
            state.take(event.available());
            state.remember("reversed:" + LotNames.of(event.earningId()), event.points());
        });
        step(RefundNoted.class, (state, event) -> state.orders()
                .refundedBeforeEarning(event.orderId(), event.net().amount()));
        step(PointsAdjusted.class, (state, event) -> {
            state.remember("adjustment of " + event.adjustmentId(), event.points());
            state.open(event.given());
            state.take(event.taken());
            state.take(event.repaid());
        });
        step(PointsTransferredOut.class, (state, event) -> {
            state.remember("transfer to " + event.toCustomerId() + ":" + event.transferId(), event.points());
            state.remember("transfer:" + event.transferId(), event.points());
            state.take(event.allocations());
        });
        step(PointsTransferredIn.class, (state, event) -> {
            state.open(event.lots());
            state.take(event.repaid());
        });
        step(PointsFrozen.class, (state, event) -> state.freeze(true));
        step(PointsUnfrozen.class, (state, event) -> state.freeze(false));
        step(PointsMovedOut.class, AccountState::movedOut);
        step(PointsMovedIn.class, AccountState::movedIn);
    }

    private Evolution() {}

    static void of(AccountState state, PointsEvent event) {
        BiConsumer<AccountState, PointsEvent> step = STEPS.get(event.getClass());
        if (step == null) throw new IllegalStateException("no account knows what to make of " + event.getClass());
        step.accept(state, event);
    }

    /** Every event that an account knows, for the test that no event was forgotten. */
    static java.util.Set<Class<?>> known() {
        return java.util.Set.copyOf(STEPS.keySet());
    }

    private static <E extends PointsEvent> void step(Class<E> type, BiConsumer<AccountState, E> step) {
        STEPS.put(type, (state, event) -> step.accept(state, type.cast(event)));
    }

    private static void on(AccountState state, PointsEarned event) {
        if (event.slides() && event.expiresAt() != null) state.lots().slideTo(event.expiresAt());
        if (event.points() > event.repaid()) {
            state.lots()
                    .add(new Lot(
                            event.lotId(),
                            event.points() - event.repaid(),
                            event.activatesAt(),
                            event.expiresAt(),
                            event.pending(),
                            event.slides()));
        }
        state.remember(event.lotId(), event.points());
        if (event.basis() != null && event.orderId() != null) {
            state.orders()
                    .earned(
                            event.orderId(),
                            event.basis().perMajorUnit(),
                            event.basis().paid().amount());
        }
    }

    private static void on(AccountState state, RedemptionReversed event) {
        state.putBack(state.redemptions().lotsOf(event.redemptionId()), event.restored());
        state.redemptions().reverse(event.redemptionId());
        state.open(event.replaced());
        state.lapse(event.forfeited());
        state.take(event.repaid());
    }

    private static void on(AccountState state, PointsCaptured event) {
        List<Lot> parts = state.takeHeld(event.holdId(), event.allocations());
        List<Lot> taken = new ArrayList<>();
        for (Allocation each : event.allocations()) {
            parts.stream()
                    .filter(part -> part.lotId().equals(each.lotId()))
                    .findFirst()
                    .ifPresent(part -> taken.add(part.holding(each.points())));
        }
        state.redeemed(event.redemptionId(), event.points(), taken);
    }

    private static void free(
            AccountState state,
            HoldId hold,
            List<Allocation> allocations,
            List<Allocation> expired,
            List<Allocation> repaid) {
        List<Lot> parts = state.takeHeld(hold, allocations);
        List<Allocation> usable = new ArrayList<>(allocations);
        usable.removeAll(expired);
        state.putBack(parts, usable);
        state.lapse(expired);
        state.take(repaid);
    }

    /** For a lot from elsewhere that is written down as one that was held. */
    static IssuedLot issued(Lot lot, String name, String origin) {
        return new IssuedLot(name, origin, lot.left(), lot.activatesAt(), lot.expiresAt(), lot.pending());
    }
}
