package dev.pondkeeper.kernel.points;

/**
 * An account's balances, in points. Always: issued = available + pending + held + redeemed + expired + reversed
 * (DOMAIN.md §2, conservation).
 */
public record PointsBalances(
        long available, long pending, long held, long owed, long issued, long redeemed, long expired, long reversed) {

    /** An account on which nothing has moved yet. */
    public static final PointsBalances ZERO = new PointsBalances(0, 0, 0, 0, 0, 0, 0, 0);

    public PointsBalances issue(long points) {
        return new PointsBalances(
                available + points, pending, held, owed, issued + points, redeemed, expired, reversed);
    }

    public PointsBalances redeem(long points) {
        return new PointsBalances(
                available - points, pending, held, owed, issued, redeemed + points, expired, reversed);
    }
}
