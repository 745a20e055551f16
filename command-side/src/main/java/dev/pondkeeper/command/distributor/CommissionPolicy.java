package dev.pondkeeper.command.distributor;

import dev.pondkeeper.kernel.distributor.WalletCommand.AccrueCommission;
import dev.pondkeeper.kernel.distributor.WalletEvent.CommissionLine;
import dev.pondkeeper.kernel.programme.ReferralRules;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much commission an order earns, keeps and when (DOMAIN.md §2, DistributionReferral; §4). */
final class CommissionPolicy {

    private CommissionPolicy() {}

    /** Each line's share is rounded down to the minor unit; an order without lines counts as one. */
    static List<CommissionLine> linesOf(AccrueCommission command) {
        if (command.lines().isEmpty()) {
            long paid = command.paid().amount();
            return List.of(new CommissionLine(null, paid, command.rate().of(paid)));
        }
        return command.lines().stream()
                .map(line -> new CommissionLine(
                        line.sku(),
                        line.amount().amount(),
                        command.rate().of(line.amount().amount())))
                .toList();
    }

    /**
     * What is left of a commission when so much of the base is still paid: pro rata, rounded down. What refunds take back in
     * all is therefore exact, in whatever parts they come, and what is left never exceeds the rate of the net sales.
     *
     * @param base above zero
     */
    static long leftOf(long commission, long base, long net) {
        return BigInteger.valueOf(commission)
                .multiply(BigInteger.valueOf(net))
                .divide(BigInteger.valueOf(base))
                .longValueExact();
    }

    static Instant afterSaleEndsAt(Instant paidAt, ReferralRules rules) {
        return paidAt.plus(Duration.ofDays(rules.afterSaleDays()));
    }

    /** So many days after the goods were received, or could last be returned, whichever is later. */
    static Instant holdEndsAt(Instant receivedAt, Instant afterSaleEndsAt, int holdDays) {
        Instant later = receivedAt.isAfter(afterSaleEndsAt) ? receivedAt : afterSaleEndsAt;
        return later.plus(Duration.ofDays(holdDays));
    }
}
