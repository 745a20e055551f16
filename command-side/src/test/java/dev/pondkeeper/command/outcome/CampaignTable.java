package dev.pondkeeper.command.outcome;

import dev.pondkeeper.kernel.campaign.Campaign;
import dev.pondkeeper.kernel.campaign.CampaignCommand.EndCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.PlanCampaignStep;
import dev.pondkeeper.kernel.campaign.CampaignCommand.ReconsiderCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.StartCampaignRun;
import dev.pondkeeper.kernel.campaign.CampaignCommand.TakeCampaignStep;
import dev.pondkeeper.kernel.campaign.Outcome;
import dev.pondkeeper.kernel.campaign.RunId;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.CancelMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.RenewalId;
import java.time.Duration;
import java.time.Instant;

/** A run of the coupon ladder, or of a reminder where it says so. */
final class CampaignTable extends Table {

    private static final RunId RUN = new RunId("run-1");
    private static final Instant END = START.plus(Duration.ofDays(365));

    CampaignTable() {
        super("CampaignRun");
        State fresh = state("not started", NOW);
        State going = state("started", NOW, step(NOW, CampaignTable::start));
        from(going, "waits for a step", NOW, step(NOW, CampaignTable::plan));
        from(going, "the step was taken", NOW, step(NOW, CampaignTable::take));
        from(going, "ended", NOW, step(NOW, CampaignTable::end));
        from(
                going,
                "the customer wants no personal offers any more",
                NOW,
                step(NOW, at -> new SetContactPreferences(LI_LEI, null, null, null, true, at)));
        standings(fresh, going);

        state(
                "a reminder, whose term was renewed",
                NOW,
                step(NOW, CampaignTable::enrol),
                step(NOW, CampaignTable::remind),
                step(NOW, at -> new RenewMembership(LI_LEI, new RenewalId("rn-1"), 12, at)));
        state(
                "a reminder, whose term was extended",
                NOW,
                step(NOW, CampaignTable::enrol),
                step(NOW, CampaignTable::remind),
                step(NOW, at -> new ExtendMembership(LI_LEI, new ExtensionId("ex-1"), 10, "closed", at)));
        state(
                "a reminder, whose term was cancelled",
                NOW,
                step(NOW, CampaignTable::enrol),
                step(NOW, CampaignTable::remind),
                step(NOW, at -> new CancelMembership(LI_LEI, "moves", at)));
        state(
                "a reminder, whose term goes on to its end",
                NOW,
                step(NOW, CampaignTable::enrol),
                step(NOW, CampaignTable::remind));
        state(
                "a reminder, whose term lapsed",
                Duration.ofDays(400),
                step(NOW, CampaignTable::enrol),
                step(NOW, CampaignTable::remind),
                step(Duration.ofDays(400), at -> new SettleMembership(LI_LEI, at)));

        ask(StartCampaignRun.class, CampaignTable::start);
        ask(PlanCampaignStep.class, CampaignTable::plan);
        ask(TakeCampaignStep.class, CampaignTable::take);
        ask(ReconsiderCampaignRun.class, at -> new ReconsiderCampaignRun(RUN, LI_LEI, at));
        ask(EndCampaignRun.class, CampaignTable::end);
    }

    private static StartCampaignRun start(Instant at) {
        return new StartCampaignRun(RUN, Campaign.COUPON_LADDER, LI_LEI, "cause", null, null, null, at);
    }

    private static EnrolMember enrol(Instant at) {
        return new EnrolMember(LI_LEI, "club", at, END, at);
    }

    private static StartCampaignRun remind(Instant at) {
        return new StartCampaignRun(RUN, Campaign.RENEWAL_REMINDER, LI_LEI, "cause", 1, END, null, at);
    }

    private static PlanCampaignStep plan(Instant at) {
        return new PlanCampaignStep(RUN, LI_LEI, "coupon-85", 1, START.plus(Duration.ofDays(30)), "idle", START);
    }

    private static TakeCampaignStep take(Instant at) {
        return new TakeCampaignStep(RUN, LI_LEI, "coupon-85", 1, null, null, null, 85, null, at);
    }

    private static EndCampaignRun end(Instant at) {
        return new EndCampaignRun(RUN, LI_LEI, Outcome.LADDER_EXHAUSTED, at);
    }
}
