package dev.pondkeeper.query.campaign;

import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one run adds to the numbers of its campaign, which {@link CampaignReport} tells. */
final class RunShares {

    static final String RUNNING = "running";
    static final String TREATED = "treated";
    static final String HOLDOUT = "holdout";
    /** Of either group, how many runs began. */
    static final String STARTED = "started";
    /** Of either group, how many customers did what the campaign is for. */
    static final String CONVERTED = "converted";
    /** Of the treated, how many converted before any round. */
    static final String UNPROMPTED = "unprompted";

    static final String ENDED = "ended";
    static final String ROUND = "round";
    static final String RUNG = "rung";
    static final String SUPPRESSED = "suppressed";

    /** In the place of a round or rung that an event has none of. */
    static final String NONE = "-";

    private final Map<String, Long> numbers = new HashMap<>();

    private RunShares() {}

    static Map<String, Map<String, Long>> of(Document run) {
        String campaign = run.getString("campaign");
        if (campaign == null) return Map.of();
        RunShares shares = new RunShares();
        shares.run(run, run.getBoolean(HOLDOUT) ? HOLDOUT : TREATED);
        RunDocument.parts(run, RunDocument.TOUCHES).forEach(shares::touch);
        RunDocument.parts(run, RunDocument.COUPONS).forEach(shares::coupon);
        return Map.of(
                CampaignViews.sumOf(campaign),
                shares.numbers,
                CampaignViews.sumOf(campaign, run.getString(RunDocument.BEGAN)),
                shares.numbers);
    }

    /** The parts of a number's name, outermost first. */
    static String name(Object... parts) {
        StringBuilder name = new StringBuilder();
        for (Object part : parts) name.append(name.isEmpty() ? "" : "/").append(part);
        return name.toString();
    }

    private void run(Document run, String group) {
        count(group, STARTED);
        if (RunDocument.RUNNING.equals(run.getString(RunDocument.STATE))) {
            count(RUNNING);
            return;
        }
        count(ENDED, run.getString("outcome"));
        if (!run.getBoolean("converted", false)) return;
        count(group, CONVERTED);
        Integer after = run.getInteger("afterRound");
        if (group.equals(HOLDOUT)) return; // their rounds were for the record alone
        if (after == null) count(UNPROMPTED);
        else count(ROUND, after, CONVERTED);
    }

    private void touch(Document touch) {
        String state = touch.getString(RunDocument.STATE);
        if (state == null) return; // named by a step, and not asked for yet
        Object round = orNone(touch.getInteger("round"));
        count(ROUND, round, "requested");
        if (touch.getBoolean("sent", false)) count(ROUND, round, "sent");
        switch (state) {
            case "SUPPRESSED" -> count(ROUND, round, SUPPRESSED, touch.getString("reason"));
            case "DELIVERED" -> count(ROUND, round, "delivered");
            case "FAILED" -> count(ROUND, round, "failed");
            case "CANCELLED" -> count(ROUND, round, "cancelled");
            case "DONE" -> count(ROUND, round, "callsDone");
            case "OVERDUE" -> count(ROUND, round, "callsOverdue");
            default -> {} // on its way
        }
    }

    private void coupon(Document coupon) {
        String state = coupon.getString(RunDocument.STATE);
        if (state == null) return;
        Object rung = orNone(coupon.getInteger("rung"));
        count(RUNG, rung, "issued");
        switch (state) {
            case "REDEEMED" -> count(RUNG, rung, "redeemed");
            case "EXPIRED" -> count(RUNG, rung, "expired");
            case "VOIDED" -> count(RUNG, rung, "voided");
            default -> {} // still usable
        }
    }

    private void count(Object... name) {
        numbers.merge(name(name), 1L, Long::sum);
    }

    private static Object orNone(@Nullable Integer number) {
        return number == null ? NONE : number;
    }
}
