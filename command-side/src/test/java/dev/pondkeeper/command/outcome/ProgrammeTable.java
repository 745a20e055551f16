package dev.pondkeeper.command.outcome;

import dev.pondkeeper.command.Programmes;
import dev.pondkeeper.kernel.programme.PointsRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ProgrammeCommand.PublishProgramme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.CommissionBase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The shipped programme is version 1. */
final class ProgrammeTable extends Table {

    ProgrammeTable() {
        super("Programme");
        state("as shipped", NOW);
        state("a second version in force", NOW, step(NOW, at -> publish(null, RULES, at)));

        ask(PublishProgramme.class, "other rules", at -> publish(null, otherRules(), at));
        ask(PublishProgramme.class, "the shipped rules", at -> publish(null, Programme.DEFAULT, at));
        ask(PublishProgramme.class, "over version 1", at -> publish(1, otherRules(), at));
        ask(PublishProgramme.class, "over version 2", at -> publish(2, otherRules(), at));
        ask(PublishProgramme.class, "unlawful rules", at -> publish(null, unlawful(), at));
    }

    private static Programme otherRules() {
        PointsRules rules = Programme.DEFAULT.points();
        return Programme.DEFAULT.with(new PointsRules(2, 0, rules.expiry(), rules.clawback(), 30, 7));
    }

    private static Programme unlawful() {
        ReferralRules rules = Programme.DEFAULT.referral();
        ReferralRules byHeads = new ReferralRules(
                rules.binding(),
                rules.protectionDays(),
                rules.refereeWindowDays(),
                rules.levels(),
                CommissionBase.HEAD_COUNT,
                rules.afterSaleDays(),
                rules.holdDays(),
                rules.firstOrderAtLeast(),
                rules.referrerPoints(),
                rules.refereePercent(),
                rules.refereeCouponDays(),
                rules.dailyRewards());
        return Programmes.of(byHeads, Programme.DEFAULT.distribution());
    }

    private static PublishProgramme publish(@Nullable Integer expected, Programme rules, Instant at) {
        return new PublishProgramme(
                expected,
                rules.zone(),
                rules.currency(),
                rules.points(),
                rules.membership(),
                rules.tiers(),
                rules.referral(),
                rules.distribution(),
                rules.contact(),
                rules.renewal(),
                rules.ladder(),
                at);
    }
}
