package dev.pondkeeper.command.referral;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.referral.ReferralPond.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Programmes;
import dev.pondkeeper.kernel.order.OrderEvent.ReferredBy;
import dev.pondkeeper.kernel.order.OrderEvent.Referrer;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.programme.Rate;
import dev.pondkeeper.kernel.programme.ReferralRules;
import dev.pondkeeper.kernel.referral.ReferralCommand.UnbindReferral;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentReferrersTest {

    private final ReferralPond pond = new ReferralPond();

    @BeforeEach
    void a_brought_b_who_brought_c_who_brought_d() {
        pond.registered(NOW, "a", "b", "c", "d");
        pond.bind("b", "a");
        pond.bind("c", "b");
        pond.bind("d", "c");
    }

    @Test
    void nobody_brought_the_root() {
        assertThat(referrersOf("a")).isNull();
    }

    @Test
    void level_two_earns_nothing_by_default_and_is_not_named() {
        assertThat(referrersOf("d")).isEqualTo(new ReferredBy(List.of(new Referrer(id("c"), 1, 1000)), 1));
    }

    @Test
    void level_two_is_named_where_the_programme_pays_it() {
        paying(1000, 200);
        assertThat(referrersOf("d"))
                .isEqualTo(new ReferredBy(List.of(new Referrer(id("c"), 1, 1000), new Referrer(id("b"), 2, 200)), 1));
    }

    @Test
    void a_third_level_earns_nothing_even_if_a_programme_named_one() {
        paying(1000, 200, 100);
        assertThat(referrersOf("d"))
                .isEqualTo(new ReferredBy(List.of(new Referrer(id("c"), 1, 1000), new Referrer(id("b"), 2, 200)), 1));
    }

    @Test
    void a_referrer_who_was_unbound_is_named_no_more() {
        pond.send(new UnbindReferral(id("d"), "asked", NOW));
        assertThat(referrersOf("d")).isNull();
    }

    @Test
    void a_merged_referrer_is_named_by_the_survivor() {
        pond.merged.put(id("c"), id("a"));
        assertThat(referrersOf("d")).isEqualTo(new ReferredBy(List.of(new Referrer(id("a"), 1, 1000)), 1));
    }

    private @Nullable ReferredBy referrersOf(String buyer) {
        return new PaymentReferrers(pond.ancestry(), () -> pond.programme).of(id(buyer));
    }

    private void paying(int... basisPoints) {
        ReferralRules rules = Programme.DEFAULT.referral();
        List<Rate> levels =
                java.util.Arrays.stream(basisPoints).mapToObj(Rate::new).toList();
        pond.programme = Programmes.of(
                new ReferralRules(
                        rules.binding(),
                        rules.protectionDays(),
                        rules.refereeWindowDays(),
                        levels,
                        rules.base(),
                        rules.afterSaleDays(),
                        rules.holdDays(),
                        rules.firstOrderAtLeast(),
                        rules.referrerPoints(),
                        rules.refereePercent(),
                        rules.refereeCouponDays(),
                        rules.dailyRewards()),
                Programme.DEFAULT.distribution());
    }
}
