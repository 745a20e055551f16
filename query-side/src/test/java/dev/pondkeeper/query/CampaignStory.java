package dev.pondkeeper.query;

import static dev.pondkeeper.query.Story.day;

import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunEnded;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignRunStarted;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepPlanned;
import dev.pondkeeper.kernel.campaign.CampaignEvent.CampaignStepTaken;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.CouponId;
import dev.pondkeeper.kernel.touch.TouchId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What campaigns do for Ming. */
public final class CampaignStory {

    public static final CustomerId MING = new CustomerId("ming");
    public static final String RENEWAL = "renewal-reminder";
    public static final String LADDER = "coupon-ladder";

    /** Runs begin and ask for all that {@link TouchStory} and {@link CouponStory} tell of. */
    public static final List<Event> BEGUN = List.of(
            started("r-1", RENEWAL, "ming", false, 0),
            planned("r-1", RENEWAL, "round-1", 1, 1),
            touched("r-1", "round-1", 1, "t-1"),
            touched("r-1", "round-1-again", 1, "t-2"),
            touched("r-1", "round-2", 2, "t-3"),
            touched("r-1", "round-3", 3, "t-4"),
            started("r-2", LADDER, "ming", false, 1),
            gave("r-2", "down-1", 1, "cp-1", 85),
            gave("r-2", "down-2", 2, "cp-2", 43));

    /** Runs end. */
    public static final List<Event> ENDED = List.of(
            ended("r-1", RENEWAL, "RENEWED", true, 3, 20), ended("r-2", LADDER, "LADDER_EXHAUSTED", false, 2, 30));

    private CampaignStory() {}

    public static CampaignRunStarted started(String run, String campaign, String customer, boolean holdout, int day) {
        boolean renewal = campaign.equals(RENEWAL);
        return new CampaignRunStarted(
                new RunId(run),
                campaign,
                new CustomerId(customer),
                renewal ? "MemberEnrolled" : "CustomerRegistered",
                renewal ? 1 : null,
                renewal ? day(365) : null,
                null,
                holdout,
                1,
                day(day));
    }

    public static CampaignStepPlanned planned(
            String run, String campaign, String step, @Nullable Integer round, int day) {
        return new CampaignStepPlanned(
                new RunId(run), campaign, MING, step, round, day(day + 5), "FOURTEEN_DAYS_BEFORE", day(day));
    }

    /** A step of a reminder, whose days lie as far apart as its rounds. */
    public static CampaignStepTaken touched(String run, String step, int round, String touch) {
        return new CampaignStepTaken(
                new RunId(run), RENEWAL, MING, step, round, new TouchId(touch), null, null, null, "DUE", day(round));
    }

    /** A round that an earlier run of the term has asked for. */
    public static CampaignStepTaken passed(String run, String step, int round, int day) {
        return new CampaignStepTaken(
                new RunId(run), RENEWAL, MING, step, round, null, null, null, null, "ASKED_BEFORE", day(day));
    }

    /** A step of a ladder that gives a coupon. */
    public static CampaignStepTaken gave(String run, String step, int round, String coupon, int rung) {
        return new CampaignStepTaken(
                new RunId(run), LADDER, MING, step, round, null, new CouponId(coupon), null, rung, "IDLE", day(round));
    }

    public static CampaignRunEnded ended(
            String run, String campaign, String outcome, boolean converted, @Nullable Integer afterRound, int day) {
        return new CampaignRunEnded(new RunId(run), campaign, MING, outcome, converted, afterRound, false, day(day));
    }
}
