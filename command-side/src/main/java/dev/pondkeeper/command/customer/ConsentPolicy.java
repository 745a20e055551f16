package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.ConsentEvidence;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerEvent.DayRun;
import dev.pondkeeper.kernel.customer.CustomerEvent.Evidence;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.DayRange;
import dev.pondkeeper.kernel.customer.QuietHours;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When two consents are the same one, and how what a customer says is told (DOMAIN.md §2, Customer). */
final class ConsentPolicy {

    private ConsentPolicy() {}

    /** @param happenedAt when it was said, where the evidence does not tell */
    static Evidence evidenceOf(ConsentEvidence evidence, Instant happenedAt) {
        Instant at = evidence.at();
        return new Evidence(at == null ? happenedAt : at, evidence.where(), evidence.wordingVersion());
    }

    /** The same wording at the same place; that it was clicked twice makes no second consent. */
    static boolean sameWords(Evidence one, Evidence other) {
        return Objects.equals(one.where(), other.where())
                && Objects.equals(one.wordingVersion(), other.wordingVersion());
    }

    /** Overlapping and adjoining days are joined, so that the same wish in another order is the same wish. */
    static Preferences preferencesOf(SetContactPreferences wanted) {
        ContactChannel channel = wanted.preferredChannel();
        QuietHours quiet = wanted.quietHours();
        return new Preferences(
                channel == null ? null : channel.name(),
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.to(),
                daysOf(wanted.doNotDisturb()),
                Boolean.TRUE.equals(wanted.noPersonalOffers()));
    }

    private static List<DayRun> daysOf(@Nullable List<DayRange> ranges) {
        DayRuns days = DayRuns.NONE;
        if (ranges == null) return days.runs();
        for (DayRange range : ranges) {
            days = days.union(new DayRuns(List.of(new DayRun(range.from(), range.to()))));
        }
        return days.runs();
    }
}
