package dev.pondkeeper.kernel.points;

/**
 * An account's balances, in points. Always: issued = available + pending + held + redeemed + expired + reversed, none below
 * zero, and nothing available or pending while something is owed (DOMAIN.md §2, conservation). Each method is one movement.
 */
public record PointsBalances(
        long available, long pending, long held, long owed, long issued, long redeemed, long expired, long reversed) {

    /** An account on which nothing has moved yet. */
    public static final PointsBalances ZERO = new PointsBalances(0, 0, 0, 0, 0, 0, 0, 0);

    /** New points that can be used at once. */
    public PointsBalances issue(long points) {
        return moved(points, 0, 0, 0, points, 0, 0, 0);
    }

    /** New points that wait for their activation. */
    public PointsBalances issuePending(long points) {
        return moved(0, points, 0, 0, points, 0, 0, 0);
    }

    /** Held points that came with a merge of two customers. */
    public PointsBalances issueHeld(long points) {
        return moved(0, 0, points, 0, points, 0, 0, 0);
    }

    public PointsBalances activate(long points) {
        return moved(points, -points, 0, 0, 0, 0, 0, 0);
    }

    public PointsBalances expire(long points) {
        return moved(-points, 0, 0, 0, 0, 0, points, 0);
    }

    public PointsBalances redeem(long points) {
        return moved(-points, 0, 0, 0, 0, points, 0, 0);
    }

    /** What was spent can be used again. */
    public PointsBalances restore(long points) {
        return moved(points, 0, 0, 0, 0, -points, 0, 0);
    }

    /** What was spent comes back too late to be used. */
    public PointsBalances forfeit(long points) {
        return moved(0, 0, 0, 0, 0, -points, points, 0);
    }

    public PointsBalances hold(long points) {
        return moved(-points, 0, points, 0, 0, 0, 0, 0);
    }

    /** What was held is spent. */
    public PointsBalances capture(long points) {
        return moved(0, 0, -points, 0, 0, points, 0, 0);
    }

    /** What was held can be used again. */
    public PointsBalances release(long points) {
        return moved(points, 0, -points, 0, 0, 0, 0, 0);
    }

    /** What was held is free too late to be used. */
    public PointsBalances lapse(long points) {
        return moved(0, 0, -points, 0, 0, 0, points, 0);
    }

    /** Takes away available points. */
    public PointsBalances reverse(long points) {
        return moved(-points, 0, 0, 0, 0, 0, 0, points);
    }

    /** Takes away pending points. */
    public PointsBalances reversePending(long points) {
        return moved(0, -points, 0, 0, 0, 0, 0, points);
    }

    /** Takes away held points, with the hold itself. */
    public PointsBalances reverseHeld(long points) {
        return moved(0, 0, -points, 0, 0, 0, 0, points);
    }

    /** What could not be taken away is owed. */
    public PointsBalances owe(long points) {
        return moved(0, 0, 0, points, 0, 0, 0, 0);
    }

    /** So much less is owed: it was taken away after all, or somebody else owes it now. */
    public PointsBalances settleOwed(long points) {
        return owe(-points);
    }

    private PointsBalances moved(
            long toAvailable,
            long toPending,
            long toHeld,
            long toOwed,
            long toIssued,
            long toRedeemed,
            long toExpired,
            long toReversed) {
        return new PointsBalances(
                available + toAvailable,
                pending + toPending,
                held + toHeld,
                owed + toOwed,
                issued + toIssued,
                redeemed + toRedeemed,
                expired + toExpired,
                reversed + toReversed);
    }
}
