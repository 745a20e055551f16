package dev.pondkeeper.query.distributor;

import dev.pondkeeper.kernel.distributor.WalletBalances;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One customer who distributes, or is on the way to it.
 *
 * @param state NO_RIGHT, ACTIVE, SUSPENDED or REVOKED
 * @param way how the right was come by: DESIGNATION, TASK or PACK
 * @param reason of the grant, suspension or revocation; merged or unmerged where a merge or its taking back brought it
 * @param netSales sold to own referees less refunds, minor units of the programme's currency; by it ranks are reached
 * @param task how far the task is that earns the right; counted until the right is granted
 * @param wallets one for each currency in which commission was earned; what came off hold counts as settled once an event says so
 * @param version of the distributor's stream, as in {@code If-Match}
 */
record DistributorView(
        String customerId,
        String state,
        @Nullable String way,
        @Nullable String reason,
        @Nullable String rank,
        @Nullable Instant grantedAt,
        long netSales,
        @Nullable Task task,
        List<WalletBalances> wallets,
        Instant recordedAt,
        long version) {

    record Task(int checkInDays, long netSpend, String currency) {}

    static DistributorView of(Document distributor) {
        Date grantedAt = distributor.getDate("grantedAt");
        Long netSales = distributor.getLong("netSales");
        String state = distributor.getString("state");
        Document wallets = distributor.get("wallets", new Document());
        return new DistributorView(
                distributor.getString("_id"),
                state == null ? "NO_RIGHT" : state,
                distributor.getString("way"),
                distributor.getString("reason"),
                distributor.getString("rank"),
                grantedAt == null ? null : grantedAt.toInstant(),
                netSales == null ? 0 : netSales,
                task(distributor.get("task", Document.class)),
                wallets.keySet().stream()
                        .sorted()
                        .map(currency -> wallet(currency, wallets.get(currency, new Document())))
                        .toList(),
                distributor.getDate("recordedAt").toInstant(),
                distributor.getLong("version"));
    }

    private static @Nullable Task task(@Nullable Document task) {
        if (task == null) return null;
        return new Task(task.getInteger("checkInDays"), task.getLong("netSpend"), task.getString("currency"));
    }

    private static WalletBalances wallet(String currency, Document wallet) {
        return new WalletBalances(
                currency,
                wallet.getLong("pending"),
                wallet.getLong("settled"),
                wallet.getLong("clawedBack"),
                wallet.getLong("withdrawable"),
                wallet.getLong("inWithdrawal"),
                wallet.getLong("paidOut"),
                wallet.getLong("owed"));
    }
}
