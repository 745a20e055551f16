package dev.pondkeeper.command.referral;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.referral.ReferralPond.LATER;
import static dev.pondkeeper.command.referral.ReferralPond.MERGED_AT;
import static dev.pondkeeper.command.referral.ReferralPond.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.referral.ReferralCommand.UnbindReferral;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralBound;
import dev.pondkeeper.kernel.referral.ReferralEvent.ReferralUnbound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergedEdgesTest {

    private final ReferralPond pond = new ReferralPond();

    @BeforeEach
    void customers() {
        pond.registered(NOW, "a", "b", "c", "d", "e");
    }

    @Test
    void a_merge_of_two_customers_who_referred_each_other_dissolves_the_edge() {
        pond.bind("b", "a");
        pond.merge("a", "b");
        assertThat(pond.eventsOf("b")).endsWith(new ReferralUnbound(id("b"), id("a"), "merged", MERGED_AT));
        assertThat(pond.eventsOf("a")).isEmpty();
    }

    @Test
    void also_where_the_survivor_was_the_one_who_was_brought() {
        pond.bind("b", "a");
        pond.merge("b", "a");
        assertThat(pond.eventsOf("b")).endsWith(new ReferralUnbound(id("b"), id("a"), "merged", MERGED_AT));
    }

    @Test
    void also_over_somebody_between_them_and_then_the_line_ends_at_the_survivor() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        pond.merge("c", "a");
        assertThat(pond.ancestry().lineOf(id("b"))).containsExactly(id("b"), id("c"));
        assertThat(pond.bind("c", "b")).isEqualTo("referral-cycle");
    }

    @Test
    void the_survivor_without_a_referrer_inherits_the_merged_ones() {
        pond.bind("b", "a");
        pond.merge("c", "b");
        assertThat(pond.eventsOf("c"))
                .containsExactly(new ReferralBound(id("c"), id("a"), "FIRST_TOUCH", null, 1, MERGED_AT));
        assertThat(pond.ancestry().referrerOf(id("b"))).isNull();
    }

    @Test
    void the_survivor_keeps_its_own_referrer() {
        pond.bind("b", "a");
        pond.bind("d", "c");
        pond.merge("d", "b");
        assertThat(pond.ancestry().referrerOf(id("d"))).isEqualTo(id("c"));
        assertThat(pond.ancestry().referrerOf(id("b"))).isNull();
    }

    @Test
    void a_survivor_brought_by_the_merged_one_goes_on_to_the_merged_ones_referrer() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        pond.merge("c", "b");
        assertThat(pond.ancestry().lineOf(id("c"))).containsExactly(id("c"), id("a"));
    }

    @Test
    void those_whom_the_merged_one_brought_resolve_to_the_survivor() {
        pond.bind("c", "b");
        pond.merge("a", "b");
        assertThat(pond.ancestry().referrerOf(id("c"))).isEqualTo(id("a"));
        assertThat(pond.eventsOf("c")).hasSize(1);
    }

    @Test
    void a_merge_touches_the_trees_of_both() {
        pond.bind("b", "a");
        pond.bind("d", "c");
        int before = pond.treeOf("a").size() + pond.treeOf("c").size();
        pond.merge("d", "b");
        assertThat(pond.treeOf("a").size() + pond.treeOf("c").size()).isEqualTo(before + 2);
    }

    @Test
    void taken_back_each_is_brought_again_by_whom_the_merge_had_parted_them_from() {
        pond.bind("b", "a");
        pond.bind("d", "c");
        pond.merge("d", "b");
        pond.unmerge("d", "b");
        assertThat(pond.ancestry().lineOf(id("d"))).containsExactly(id("d"), id("c"));
        assertThat(pond.ancestry().lineOf(id("b"))).containsExactly(id("b"), id("a"));
        assertThat(pond.eventsOf("b")).endsWith(new ReferralBound(id("b"), id("a"), "FIRST_TOUCH", null, 1, LATER));
        assertThat(pond.eventsOf("d")).hasSize(1);
    }

    @Test
    void taken_back_the_survivor_loses_the_referrer_that_it_inherited() {
        pond.bind("b", "a");
        pond.merge("c", "b");
        pond.unmerge("c", "b");
        assertThat(pond.eventsOf("c")).endsWith(new ReferralUnbound(id("c"), id("a"), "unmerged", LATER));
        assertThat(pond.ancestry().referrerOf(id("b"))).isEqualTo(id("a"));
    }

    @Test
    void taken_back_a_line_through_both_is_whole_again() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        pond.merge("c", "b");
        pond.unmerge("c", "b");
        assertThat(pond.ancestry().lineOf(id("c"))).containsExactly(id("c"), id("b"), id("a"));
    }

    @Test
    void taken_back_over_somebody_between_them_the_line_is_whole_again() {
        pond.bind("b", "a");
        pond.bind("c", "b");
        pond.merge("c", "a");
        pond.unmerge("c", "a");
        assertThat(pond.ancestry().lineOf(id("c"))).containsExactly(id("c"), id("b"), id("a"));
    }

    @Test
    void what_was_decided_since_stands_when_the_merge_is_taken_back() {
        pond.bind("b", "a");
        pond.merge("c", "b");
        assertThat(pond.send(new UnbindReferral(id("c"), "asked", LATER))).isEmpty();
        pond.bind("c", "d");
        pond.unmerge("c", "b");
        assertThat(pond.ancestry().referrerOf(id("c"))).isEqualTo(id("d"));
        assertThat(pond.ancestry().referrerOf(id("b"))).isEqualTo(id("a"));
    }

    @Test
    void an_edge_that_would_close_a_circle_by_now_does_not_come_back() {
        pond.bind("b", "a");
        pond.bind("d", "b");
        pond.merge("c", "b");
        assertThat(pond.send(new UnbindReferral(id("c"), "asked", LATER))).isEmpty();
        assertThat(pond.bind("a", "d")).isEmpty();
        pond.unmerge("c", "b");
        assertThat(pond.ancestry().lineOf(id("a"))).containsExactly(id("a"), id("d"), id("b"));
        assertThat(pond.ancestry().referrerOf(id("b"))).isNull();
    }

    @Test
    void nothing_is_recorded_where_the_merge_had_left_every_edge_alone() {
        pond.bind("c", "b");
        pond.merge("a", "b");
        int before = pond.treeOf("a").size() + pond.treeOf("b").size();
        pond.unmerge("a", "b");
        assertThat(pond.eventsOf("a")).isEmpty();
        assertThat(pond.eventsOf("b")).isEmpty();
        assertThat(pond.treeOf("a").size() + pond.treeOf("b").size()).isEqualTo(before);
        assertThat(pond.ancestry().referrerOf(id("c"))).isEqualTo(id("b"));
    }

    @Test
    void taking_it_back_touches_the_trees_that_lose_and_win_an_edge() {
        pond.bind("b", "a");
        pond.merge("c", "b");
        int before = pond.treeOf("a").size()
                + pond.treeOf("c").size()
                + pond.treeOf("b").size();
        pond.unmerge("c", "b");
        assertThat(pond.treeOf("a").size()
                        + pond.treeOf("c").size()
                        + pond.treeOf("b").size())
                .isEqualTo(before + 2);
    }
}
