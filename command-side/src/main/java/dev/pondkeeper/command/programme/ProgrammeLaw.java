package dev.pondkeeper.command.programme;

import dev.pondkeeper.kernel.programme.ContactRules;
import dev.pondkeeper.kernel.programme.DistributionRules;
import dev.pondkeeper.kernel.programme.DistributionRules.Right;
import dev.pondkeeper.kernel.programme.LadderRules;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.programme.ReferralRules.CommissionBase;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a programme as a whole must not say: neither what the law forbids (禁止传销条例 art. 7; 通信短信息服务管理规定) nor what
 * contradicts itself. The ranges of single values are checked by the parts.
 */
public final class ProgrammeLaw {

    private static final int PAID_LEVELS = 2;
    private static final int WHOLE = 10_000;
    private static final LocalTime SMS_FROM = LocalTime.of(8, 0);
    private static final LocalTime SMS_TO = LocalTime.of(22, 0);

    private final List<String> reasons = new ArrayList<>();

    private ProgrammeLaw() {}

    /** Every reason at once, each a sentence's end that begins with the field; empty for a lawful programme. */
    public static List<String> reasonsAgainst(Programme programme) {
        ProgrammeLaw law = new ProgrammeLaw();
        law.referral(programme.referral(), programme.ladder());
        law.distribution(programme.distribution());
        law.ladder(programme.ladder());
        law.contact(programme.contact());
        law.across(programme);
        return law.reasons;
    }

    private void referral(ReferralRules rules, LadderRules ladder) {
        long beyond = rules.levels().stream()
                .skip(PAID_LEVELS)
                .filter(rate -> rate.basisPoints() > 0)
                .count();
        forbid(beyond > 0, "referral.levels pays more than " + PAID_LEVELS + " levels");
        int sum = rules.levels().stream().mapToInt(rate -> rate.basisPoints()).sum();
        forbid(sum > WHOLE, "referral.levels adds up to more than the whole amount");
        forbid(
                rules.base() != CommissionBase.NET_SALES,
                "referral.base is " + rules.base() + ", where only NET_SALES may be paid for");
        forbid(
                rules.refereePercent() < ladder.marginFloor(),
                "referral.refereePercent lies below ladder.marginFloor " + ladder.marginFloor());
    }

    private void distribution(DistributionRules rules) {
        boolean free = rules.taskCheckInDays() == 0 && rules.taskNetSpend() == 0;
        forbid(
                rules.rights().contains(Right.TASK) && free,
                "distribution.rights opens TASK, but neither taskCheckInDays nor taskNetSpend asks for anything");
    }

    private void ladder(LadderRules rules) {
        List<Integer> tooDeep = Stream.concat(rules.down().stream(), rules.up().stream())
                .filter(rung -> rung < rules.marginFloor())
                .distinct()
                .toList();
        forbid(!tooDeep.isEmpty(), "ladder has rungs " + tooDeep + " below its marginFloor " + rules.marginFloor());
    }

    private void contact(ContactRules rules) {
        forbid(
                rules.quietFrom().equals(rules.quietTo()),
                "contact.quietFrom equals quietTo, which could mean all day or never");
        forbid(
                !rules.smsMarketingFrom().isBefore(rules.smsMarketingTo()),
                "contact.smsMarketingFrom is not before smsMarketingTo");
        forbid(
                rules.smsMarketingFrom().isBefore(SMS_FROM)
                        || rules.smsMarketingTo().isAfter(SMS_TO),
                "contact.smsMarketingFrom to smsMarketingTo reaches beyond " + SMS_FROM + " to " + SMS_TO);
        forbid(
                rules.marketingPerDay() > rules.marketingPerWeek(),
                "contact.marketingPerDay is more than marketingPerWeek");
    }

    private void across(Programme programme) {
        String tier = programme.contact().staffCallFromTier();
        forbid(
                programme.tiers().table().stream()
                        .noneMatch(known -> known.code().equals(tier)),
                "contact.staffCallFromTier names " + tier + ", which is not in tiers.table");
        int first = programme.renewal().firstRoundDays();
        int grace = programme.membership().graceDays();
        forbid(
                first > 0 && first >= grace,
                "renewal.firstRoundDays " + first + " does not lie inside membership.graceDays " + grace);
    }

    private void forbid(boolean broken, String reason) {
        if (broken) reasons.add(reason);
    }
}
