package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pondkeeper.cli.wire.BulkAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the year brought that is worth a look, as the server told it; what did not happen is not in here. */
public final class Sights implements Part {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LADDER = "coupon-ladder";
    private static final int DEEP = 43;
    private static final int SECOND_ROUND = 2;
    private static final String CYCLE = "referral-cycle";

    /** A customer and what it is about them. */
    public record Sight(String customer, String detail) {}

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final Map<String, String> deepCoupons = new HashMap<>();
    private Optional<Sight> cameBack = Optional.empty();
    private Optional<Sight> renewed = Optional.empty();
    private Optional<Sight> cycle = Optional.empty();
    private Optional<Sight> rewarded = Optional.empty();
    private Optional<Sight> erased = Optional.empty();
    private Optional<Sight> withdrew = Optional.empty();

    Sights() {}

    @Override
    public void hear(Heard event) {
        counts.merge(event.type(), 1L, Long::sum);
        String customer = event.customer();
        switch (event.type()) {
            case "CouponIssued" -> {
                boolean deep = event.data().path("percentPaid").asInt() == DEEP;
                if (deep && event.text("campaign").equals(LADDER)) deepCoupons.put(event.text("couponId"), customer);
            }
            case "CouponRedeemed" -> {
                if (cameBack.isEmpty() && deepCoupons.containsKey(event.text("couponId"))) {
                    cameBack = Optional.of(new Sight(customer, event.text("couponId")));
                }
            }
            case "CampaignRunEnded" -> {
                boolean after = event.data().path("afterRound").asInt() == SECOND_ROUND;
                if (renewed.isEmpty() && after && event.text("outcome").equals("RENEWED")) {
                    renewed = Optional.of(new Sight(customer, event.text("runId")));
                }
            }
            case "ReferralRewarded" ->
                rewarded = rewarded.or(() -> Optional.of(new Sight(event.text("referrerId"), event.text("refereeId"))));
            case "CustomerErased" -> erased = erased.or(() -> Optional.of(new Sight(customer, "")));
            case "WithdrawalPaid" ->
                withdrew = withdrew.or(() -> Optional.of(new Sight(customer, event.text("withdrawalId"))));
            default -> {}
        }
    }

    /** Heard from several threads. */
    synchronized void answered(BulkAnswer answer) {
        if (answer.problem() == null) return;
        String slug = answer.problem().slug();
        refusals.merge(slug.isEmpty() ? "status " + answer.problem().status() : slug, 1L, Long::sum);
        if (cycle.isEmpty() && slug.equals(CYCLE)) {
            JsonNode edge = payload(answer);
            cycle = Optional.of(new Sight(
                    edge.path("refereeId").asText(), edge.path("referrerId").asText()));
        }
    }

    private static JsonNode payload(BulkAnswer answer) {
        try {
            return JSON.readTree(answer.line().json()).path("payload");
        } catch (JacksonException impossible) {
            throw new IllegalStateException("the line was written by the brand", impossible);
        }
    }

    /** How many events of that type there were. */
    public long count(String type) {
        return counts.getOrDefault(type, 0L);
    }

    /** All events. */
    public long events() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often each rule said no. */
    public synchronized Map<String, Long> refusals() {
        return new TreeMap<>(refusals);
    }

    /** Who came back by a coupon of the ladder at 4.3折, and the coupon. */
    public Optional<Sight> cameBackByDeepCoupon() {
        return cameBack;
    }

    /** Who renewed after the second reminder, and the run. */
    public Optional<Sight> renewedAfterSecondRound() {
        return renewed;
    }

    /** Who could not be bound because it would have closed a circle, and to whom. */
    public synchronized Optional<Sight> refusedCycle() {
        return cycle;
    }

    /** Who was rewarded for bringing whom. */
    public Optional<Sight> rewardedReferral() {
        return rewarded;
    }

    /** Who was forgotten. */
    public Optional<Sight> erased() {
        return erased;
    }

    /** Who was paid commission out. */
    public Optional<Sight> paidOut() {
        return withdrew;
    }
}
