package dev.pondkeeper.kernel.campaign;

import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.points.EarningId;
import dev.pondkeeper.kernel.touch.TouchId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * The ids that campaigns make (DOMAIN.md §3: deterministic ids make every step idempotent): the same step of the same run has
 * the same id on every server and after every crash. Name-based UUIDs (RFC 9562, version 3), because the ids they are made of
 * may together be longer than an id.
 */
public final class CampaignIds {

    private CampaignIds() {}

    /** One run a term and end: a term whose end was moved gets a run of its own, for the rounds that are left. */
    public static RunId renewalRun(CustomerId member, int termNo, Instant endsAt) {
        return run(Campaign.RENEWAL_REMINDER, member + "/" + termNo + "/" + endsAt);
    }

    /** The run of a term whose run a merge has ended, once the merge is taken back. */
    public static RunId renewalRunResumed(CustomerId member, int termNo, Instant endsAt, Instant resumedAt) {
        return run(Campaign.RENEWAL_REMINDER, member + "/" + termNo + "/" + endsAt + "/" + resumedAt);
    }

    public static RunId ladderRun(CustomerId customer) {
        return run(Campaign.COUPON_LADDER, customer.value());
    }

    public static RunId referralRun(CustomerId referee, CustomerId referrer) {
        return run(Campaign.REFERRAL_REWARD, referee + "/" + referrer);
    }

    /** Key (membershipId, termNo, round) of DOMAIN.md §3.1, and a number for each channel tried after the first. */
    public static TouchId renewalTouch(CustomerId member, int termNo, int round, int attempt) {
        String first = "renewal-reminder/" + member + "/" + termNo + "/" + round;
        return new TouchId("renewal-" + named(attempt == 1 ? first : first + "/" + attempt));
    }

    /** Names the step of a run that takes the round, and each that takes it again over another channel. */
    public static String renewalStep(int round, int attempt) {
        return attempt == 1 ? "round-" + round : "round-" + round + "-again-" + attempt;
    }

    /** The {@code number}th coupon of a run, from 1. */
    public static CouponId coupon(RunId run, int number) {
        return new CouponId("campaign-" + named("coupon/" + run + "/" + number));
    }

    /** What the referrer earns by that run. */
    public static EarningId referralEarning(RunId run) {
        return new EarningId("campaign-" + named("earning/" + run));
    }

    /** What tells of that coupon. */
    public static TouchId couponTouch(RunId run, int number) {
        return new TouchId("campaign-" + named("touch/" + run + "/" + number));
    }

    private static RunId run(Campaign campaign, String of) {
        return new RunId(campaign.code() + "-" + named(campaign.code() + "/" + of));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
