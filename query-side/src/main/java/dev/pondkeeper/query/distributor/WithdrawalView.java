package dev.pondkeeper.query.distributor;

import dev.pondkeeper.kernel.Amount;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Money asked for out of a wallet.
 *
 * @param state REQUESTED, APPROVED, PAID, REJECTED or FAILED
 * @param transferId the payment provider's id, once it reported
 * @param reason of a rejection or a failure
 * @param changedAt business time of the latest event
 */
record WithdrawalView(
        String withdrawalId,
        Amount amount,
        String state,
        @Nullable String transferId,
        @Nullable String reason,
        Instant requestedAt,
        Instant changedAt,
        Instant recordedAt) {

    static WithdrawalView of(Document line) {
        return new WithdrawalView(
                line.getString("withdrawalId"),
                new Amount(line.getLong("amount"), line.getString("currency")),
                line.getString("state"),
                line.getString("transferId"),
                line.getString("reason"),
                line.getDate("requestedAt").toInstant(),
                line.getDate("changedAt").toInstant(),
                line.getDate("recordedAt").toInstant());
    }
}
