package dev.pondkeeper.command.coupon;

import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.coupon.CouponEvent.CouponIssued;
import org.jspecify.annotations.Nullable;

/** What a coupon takes off an order (DOMAIN.md §2, Coupon). The customer never pays more than the coupon says: 85 % rounds down. */
final class CouponValue {

    private static final int WHOLE = 100;

    private CouponValue() {}

    /**
     * What is taken off.
     *
     * @param amount of the order before the coupon
     * @throws CouponCurrencyMismatch if the coupon is in another currency
     * @throws CouponFloorNotMet if the order is too small
     */
    static Amount discount(CouponIssued coupon, Money amount) {
        requireCurrency(coupon, amount);
        requireFloor(coupon, amount.amount());
        Amount off = coupon.amountOff();
        long payable =
                off == null ? amount.amount() * percentOf(coupon) / WHOLE : Math.max(0, amount.amount() - off.amount());
        return new Amount(amount.amount() - payable, amount.currency());
    }

    /**
     * Checks an order of which only is known what was paid: it meets the floor by that and what the coupon itself took off.
     *
     * @throws CouponCurrencyMismatch if the coupon is in another currency
     * @throws CouponFloorNotMet if the order was too small
     */
    static void requirePaidLawfully(CouponIssued coupon, Money paid) {
        requireCurrency(coupon, paid);
        Amount off = coupon.amountOff();
        // The largest amount of which the percentage, rounded down, is what was paid.
        long before = off != null
                ? Math.addExact(paid.amount(), off.amount())
                : ((paid.amount() + 1) * WHOLE - 1) / percentOf(coupon);
        requireFloor(coupon, before);
    }

    private static void requireFloor(CouponIssued coupon, long amount) {
        Amount floor = coupon.floor();
        if (floor != null && amount < floor.amount()) {
            throw new CouponFloorNotMet(coupon.couponId(), amount, floor.amount());
        }
    }

    private static void requireCurrency(CouponIssued coupon, Money amount) {
        String currency = currencyOf(coupon);
        if (currency != null && !currency.equals(amount.currency())) {
            throw new CouponCurrencyMismatch(coupon.couponId(), currency, amount.currency());
        }
    }

    /** Null where any will do: a percentage without a floor. */
    private static @Nullable String currencyOf(CouponIssued coupon) {
        Amount off = coupon.amountOff();
        Amount floor = coupon.floor();
        if (off != null) return off.currency();
        return floor == null ? null : floor.currency();
    }

    private static int percentOf(CouponIssued coupon) {
        Integer percent = coupon.percentPaid();
        if (percent == null) throw new IllegalStateException("a coupon takes off a percentage or an amount");
        return percent;
    }
}
