package dev.pondkeeper.command.outcome;

import dev.pondkeeper.command.Programmes;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.distributor.DistributorCommand.GrantDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.RevokeDistributionRight;
import dev.pondkeeper.kernel.distributor.DistributorCommand.SuspendDistributor;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.Binding;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferralAtRegistration;
import dev.pondkeeper.kernel.referral.ReferralCommand.InviteReferee;
import dev.pondkeeper.kernel.referral.ReferralCommand.QualifyReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RejectReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.RevokeReferralReward;
import dev.pondkeeper.kernel.referral.ReferralCommand.RewardReferral;
import dev.pondkeeper.kernel.referral.ReferralCommand.UnbindReferral;
import java.time.Duration;
import java.time.Instant;

/** Li Lei, whom Han Meimei may have brought. */
final class ReferralTable extends Table {

    private static final OrderId ORDER = new OrderId("o-1");
    private static final OrderId OTHER = new OrderId("o-2");
    private static final Duration PROTECTED = Duration.ofDays(30);

    ReferralTable() {
        super("DistributionReferral");
        State fresh = state("nobody's", NOW);
        state("invited", NOW, step(NOW, at -> new InviteReferee(LI_LEI, HAN_MEIMEI, at)));
        State bound = state("bound", NOW, step(NOW, at -> bind(HAN_MEIMEI, at)));
        State qualified = from(bound, "qualified", NOW, step(NOW, at -> new QualifyReferral(LI_LEI, ORDER, at)));
        State rewarded = from(qualified, "rewarded", NOW, step(NOW, at -> new RewardReferral(LI_LEI, ORDER, at)));
        from(rewarded, "reward revoked", NOW, step(NOW, at -> new RevokeReferralReward(LI_LEI, ORDER, at)));
        from(bound, "its order rejected", NOW, step(NOW, at -> new RejectReferral(LI_LEI, ORDER, "refunded", at)));
        from(bound, "unbound", NOW, step(NOW, at -> new UnbindReferral(LI_LEI, "asked", at)));
        state("the referrer is the referee's own", NOW, step(NOW, at -> new BindReferral(HAN_MEIMEI, LI_LEI, at)));
        State entitled = state("nobody's, the referrer has the right", NOW, step(NOW, ReferralTable::grant));
        from(entitled, "the referrer is suspended", NOW, step(NOW, at -> new SuspendDistributor(HAN_MEIMEI, "x", at)));
        from(
                entitled,
                "the referrer's right is revoked",
                NOW,
                step(NOW, at -> new RevokeDistributionRight(HAN_MEIMEI, "x", at)));
        state("registered longer ago than the window", Duration.ofDays(31));
        under(
                mode(Binding.LAST_TOUCH),
                "bound, and protected from the last touch",
                NOW,
                step(NOW, at -> bind(HAN_MEIMEI, at)));
        under(
                mode(Binding.LAST_TOUCH),
                "bound, and open to the last touch",
                PROTECTED,
                step(NOW, at -> bind(HAN_MEIMEI, at)));
        under(mode(Binding.AT_REGISTRATION), "nobody's, and bound only at registration", NOW);
        under(onlyDistributors(), "nobody's, and only distributors refer", NOW);
        standings(fresh, bound, qualified, rewarded);

        ask(InviteReferee.class, "by the referrer", at -> new InviteReferee(LI_LEI, HAN_MEIMEI, at));
        ask(InviteReferee.class, "by another customer", at -> new InviteReferee(LI_LEI, LUCY, at));
        ask(InviteReferee.class, "by oneself", at -> new InviteReferee(LI_LEI, LI_LEI, at));
        ask(BindReferral.class, "to the referrer", at -> bind(HAN_MEIMEI, at));
        ask(BindReferral.class, "to another customer", at -> bind(LUCY, at));
        ask(BindReferral.class, "to oneself", at -> bind(LI_LEI, at));
        ask(BindReferral.class, "to nobody", at -> bind(NOBODY, at));
        ask(
                BindReferralAtRegistration.class,
                "to the referrer",
                at -> new BindReferralAtRegistration(LI_LEI, HAN_MEIMEI, at));
        ask(BindReferralAtRegistration.class, "to oneself", at -> new BindReferralAtRegistration(LI_LEI, LI_LEI, at));
        ask(UnbindReferral.class, at -> new UnbindReferral(LI_LEI, "asked", at));
        ask(QualifyReferral.class, "by the order", at -> new QualifyReferral(LI_LEI, ORDER, at));
        ask(QualifyReferral.class, "by another order", at -> new QualifyReferral(LI_LEI, OTHER, at));
        ask(RewardReferral.class, "the order", at -> new RewardReferral(LI_LEI, ORDER, at));
        ask(RewardReferral.class, "another order", at -> new RewardReferral(LI_LEI, OTHER, at));
        ask(RevokeReferralReward.class, "of the order", at -> new RevokeReferralReward(LI_LEI, ORDER, at));
        ask(RevokeReferralReward.class, "of another order", at -> new RevokeReferralReward(LI_LEI, OTHER, at));
        ask(RejectReferral.class, "the order", at -> new RejectReferral(LI_LEI, ORDER, "refunded", at));
        ask(RejectReferral.class, "another order", at -> new RejectReferral(LI_LEI, OTHER, "refunded", at));
    }

    private static Programme mode(Binding binding) {
        ReferralRules rules = RULES.referral();
        ReferralRules changed = new ReferralRules(
                binding,
                rules.protectionDays(),
                rules.refereeWindowDays(),
                rules.levels(),
                rules.base(),
                rules.afterSaleDays(),
                rules.holdDays(),
                rules.firstOrderAtLeast(),
                rules.referrerPoints(),
                rules.refereePercent(),
                rules.refereeCouponDays(),
                rules.dailyRewards());
        return Programmes.of(changed, RULES.distribution());
    }

    private static Programme onlyDistributors() {
        DistributionRules rules = RULES.distribution();
        DistributionRules changed = new DistributionRules(
                rules.rights(),
                false,
                rules.taskCheckInDays(),
                rules.taskNetSpend(),
                rules.ranks(),
                rules.leastWithdrawal());
        return Programmes.of(RULES.referral(), changed);
    }

    private static BindReferral bind(CustomerId referrer, Instant at) {
        return new BindReferral(LI_LEI, referrer, at);
    }

    private static GrantDistributionRight grant(Instant at) {
        return new GrantDistributionRight(HAN_MEIMEI, null, null, at);
    }
}
