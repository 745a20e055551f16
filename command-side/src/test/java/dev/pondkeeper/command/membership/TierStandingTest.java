package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.GRACE_END;
import static dev.pondkeeper.command.membership.Story.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.TierRules;
import dev.pondkeeper.kernel.programme.TierRules.Downgrade;
import dev.pondkeeper.kernel.programme.TierRules.Tier;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierStandingTest {

    private static final List<Tier> TABLE = Programme.DEFAULT.tiers().table();

    private final TierStanding standing = new TierStanding();

    @ParameterizedTest
    @CsvSource({
        "NONE, 0, KEPT, PLATINUM",
        "SINGLE_LEVEL, 0, LOWERED, GOLD",
        "HIGHEST_ELIGIBLE, 0, LOWERED, BRONZE",
        "HIGHEST_ELIGIBLE, 1000, LOWERED, SILVER",
        "HIGHEST_ELIGIBLE, 20000, KEPT, PLATINUM"
    })
    void falls_as_far_as_the_policy_says(Downgrade policy, long growth, String outcome, String result) {
        standing.on(moved("BRONZE", "PLATINUM", "GROWTH", 20_000, 20_000, END, NOW));
        TierEvaluated evaluated = standing.evaluate(LI_LEI, growth, GRACE_END, rules(TABLE, policy, 30));
        assertThat(evaluated.outcome()).isEqualTo(outcome);
        assertThat(evaluated.result()).isEqualTo(result);
    }

    @Test
    void falls_on_the_date_itself_where_there_is_no_grace() {
        standing.on(moved("BRONZE", "SILVER", "GROWTH", 1000, 1000, END, NOW));
        assertThat(standing.evaluate(LI_LEI, 0, END, rules(TABLE, Downgrade.SINGLE_LEVEL, 0))
                        .result())
                .isEqualTo("BRONZE");
    }

    @Test
    void editing_the_table_moves_nobody_by_itself() {
        standing.on(moved("BRONZE", "SILVER", "GROWTH", 1000, 1000, END, NOW));
        Programme dearer = rules(List.of(new Tier("BRONZE", 0), new Tier("SILVER", 9000)), Downgrade.SINGLE_LEVEL, 30);
        assertThat(standing.raised(LI_LEI, 1000, NOW, dearer)).isEmpty();
        assertThat(standing.dueAt()).contains(END);
        assertThat(standing.evaluate(LI_LEI, 1000, NOW, dearer).result()).isEqualTo("SILVER");
    }

    @Test
    void a_tier_that_a_newer_table_does_not_name_stands_where_its_threshold_was() {
        standing.on(moved("BRONZE", "SILVER", "GROWTH", 1000, 1000, END, NOW));
        Programme renamed =
                rules(List.of(new Tier("WOOD", 0), new Tier("IRON", 900), new Tier("JADE", 1500)), Downgrade.NONE, 30);
        assertThat(standing.raised(LI_LEI, 1499, NOW, renamed)).isEmpty();
        assertThat(standing.raised(LI_LEI, 1500, NOW, renamed))
                .get()
                .satisfies(up -> assertThat(up.from() + " " + up.to()).isEqualTo("SILVER JADE"));
    }

    private static Programme rules(List<Tier> table, Downgrade downgrade, int graceDays) {
        return Programme.DEFAULT.with(new TierRules(table, 1, 12, graceDays, downgrade));
    }

    @Test
    void who_has_none_recorded_is_in_the_lowest_which_has_no_date() {
        assertThat(standing.dueAt()).isEmpty();
        assertThat(standing.raised(LI_LEI, 999, Instant.EPOCH, Programme.DEFAULT))
                .isEmpty();
    }
}
