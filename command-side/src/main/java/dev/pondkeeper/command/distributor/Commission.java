package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionAccrued;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionReversed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One order's commission, as compact as deciding allows: a refund may come at any time, so none is ever forgotten.
 *
 * @param refunded of the base so far
 * @param left of the amount after these refunds
 * @param holdEndsAt null until the order was received
 */
record Commission(
        int level,
        String currency,
        long base,
        long amount,
        long refunded,
        long left,
        Instant afterSaleEndsAt,
        int holdDays,
        @Nullable Instant holdEndsAt,
        boolean settled) {

    static Commission of(CommissionAccrued event) {
        return new Commission(
                event.level(),
                event.base().currency(),
                event.base().amount(),
                event.commission(),
                0,
                event.commission(),
                event.afterSaleEndsAt(),
                event.holdDays(),
                null,
                false);
    }

    Commission heldUntil(Instant end) {
        return new Commission(level, currency, base, amount, refunded, left, afterSaleEndsAt, holdDays, end, settled);
    }

    Commission reversed(CommissionReversed event) {
        return new Commission(
                level,
                currency,
                base,
                amount,
                event.refunded(),
                event.left(),
                afterSaleEndsAt,
                holdDays,
                holdEndsAt,
                settled);
    }

    Commission asSettled() {
        return new Commission(
                level, currency, base, amount, refunded, left, afterSaleEndsAt, holdDays, holdEndsAt, true);
    }
}
