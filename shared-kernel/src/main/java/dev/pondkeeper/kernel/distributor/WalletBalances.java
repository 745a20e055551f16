package dev.pondkeeper.kernel.distributor;

/**
 * A distributor's wallet in one currency, in minor units. Always: settled + owed = withdrawable + inWithdrawal + paidOut +
 * clawedBack, and nothing is negative (DOMAIN.md §2, Distributor).
 *
 * @param pending commission that is accrued or held
 * @param settled commission settled so far, in all
 * @param clawedBack taken back after settlement so far, in all
 * @param withdrawable can be asked for
 * @param inWithdrawal asked for, neither paid nor given back
 * @param paidOut paid so far, in all
 * @param owed a claw-back that the wallet could not pay; the next settlements do
 */
public record WalletBalances(
        String currency,
        long pending,
        long settled,
        long clawedBack,
        long withdrawable,
        long inWithdrawal,
        long paidOut,
        long owed) {

    /** A wallet in which nothing has moved yet. */
    public static WalletBalances empty(String currency) {
        return new WalletBalances(currency, 0, 0, 0, 0, 0, 0, 0);
    }

    public WalletBalances accrue(long amount) {
        return new WalletBalances(
                currency, pending + amount, settled, clawedBack, withdrawable, inWithdrawal, paidOut, owed);
    }

    /** Takes back what was not settled yet. */
    public WalletBalances reverse(long amount) {
        return accrue(-amount);
    }

    /** Pays what is owed first. */
    public WalletBalances settle(long amount) {
        return new WalletBalances(
                        currency,
                        pending - amount,
                        settled + amount,
                        clawedBack,
                        withdrawable,
                        inWithdrawal,
                        paidOut,
                        owed)
                .credit(amount);
    }

    /** Takes back what was settled: what the wallet has, and the rest is owed. */
    public WalletBalances clawBack(long amount) {
        long taken = Math.min(amount, withdrawable);
        return new WalletBalances(
                currency,
                pending,
                settled,
                clawedBack + amount,
                withdrawable - taken,
                inWithdrawal,
                paidOut,
                owed + amount - taken);
    }

    public WalletBalances withdraw(long amount) {
        return new WalletBalances(
                currency, pending, settled, clawedBack, withdrawable - amount, inWithdrawal + amount, paidOut, owed);
    }

    /** A withdrawal came to nothing; what is owed is paid first. */
    public WalletBalances giveBack(long amount) {
        return new WalletBalances(
                        currency, pending, settled, clawedBack, withdrawable, inWithdrawal - amount, paidOut, owed)
                .credit(amount);
    }

    public WalletBalances payOut(long amount) {
        return new WalletBalances(
                currency, pending, settled, clawedBack, withdrawable, inWithdrawal - amount, paidOut + amount, owed);
    }

    private WalletBalances credit(long amount) {
        long netted = Math.min(amount, owed);
        return new WalletBalances(
                currency,
                pending,
                settled,
                clawedBack,
                withdrawable + amount - netted,
                inWithdrawal,
                paidOut,
                owed - netted);
    }
}
