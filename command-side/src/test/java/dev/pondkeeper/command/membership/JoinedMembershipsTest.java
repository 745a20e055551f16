package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.membership.Story.END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthAdded;
import dev.pondkeeper.kernel.membership.MembershipEvent.MemberEnrolled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipJoined;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierSet;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class JoinedMembershipsTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");
    private static final Instant LATER = NOW.plus(Duration.ofDays(10));

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Membership.class)));

    @Test
    void a_survivor_without_a_term_takes_the_merged_ones_over() {
        enrol(HAN_MEIMEI, "club");
        merge();
        assertThat(eventsOf(LI_LEI))
                .containsExactly(
                        new MemberEnrolled(LI_LEI, "club", 1, NOW, END, "ACTIVE", 1, LATER),
                        new MembershipJoined(LI_LEI, HAN_MEIMEI, 1, false, false, 0, 1, LATER));
        assertThat(eventsOf(HAN_MEIMEI)).hasSize(1);
    }

    @Test
    void the_survivors_own_term_stands() {
        enrol(LI_LEI, "gold");
        enrol(HAN_MEIMEI, "club");
        merge();
        assertThat(eventsOf(LI_LEI)).hasSize(2);
        assertThat(eventsOf(LI_LEI))
                .endsWith(new MembershipJoined(LI_LEI, HAN_MEIMEI, null, false, false, 0, 1, LATER));
    }

    @Test
    void growth_of_both_counts_together_order_by_order_and_may_raise_the_tier() {
        long half = Programme.DEFAULT.tiers().table().get(1).threshold() / 2 + 1;
        grow(LI_LEI, "o-1", half);
        grow(HAN_MEIMEI, "o-2", half);
        merge();
        List<Event> events = eventsOf(LI_LEI);
        assertThat(events.get(1))
                .isEqualTo(new GrowthAdded(
                        LI_LEI,
                        new OrderId("o-2"),
                        null,
                        "merged",
                        new Amount(half * 100, "CNY"),
                        half,
                        2 * half,
                        1,
                        NOW));
        assertThat(events.get(2)).isInstanceOfSatisfying(TierChanged.class, moved -> assertThat(moved.to())
                .isEqualTo(Programme.DEFAULT.tiers().table().get(1).code()));
        assertThat(events).endsWith(new MembershipJoined(LI_LEI, HAN_MEIMEI, null, false, true, 2 * half, 1, LATER));
        assertThat(events).hasSize(4);
    }

    @Test
    void nothing_comes_of_somebody_who_was_never_a_member() {
        merge();
        assertThat(eventsOf(LI_LEI)).isEmpty();
    }

    @Test
    void a_tier_that_staff_has_set_comes_along_until_its_date() {
        set(HAN_MEIMEI, "GOLD", END);
        merge();
        assertThat(eventsOf(LI_LEI))
                .containsExactly(
                        new TierSet(LI_LEI, "GOLD", END, "merged", 1, LATER),
                        new TierChanged(LI_LEI, "BRONZE", "GOLD", "STAFF", 0, 5_000, END, 1, LATER),
                        new MembershipJoined(LI_LEI, HAN_MEIMEI, null, true, true, 0, 1, LATER));
    }

    @Test
    void a_tier_that_staff_has_set_does_not_come_along_once_it_is_over() {
        set(HAN_MEIMEI, "GOLD", LATER);
        merge();
        assertThat(eventsOf(LI_LEI)).isEmpty();
    }

    @Test
    void the_higher_of_two_tiers_that_staff_has_set_stands() {
        set(LI_LEI, "GOLD", END);
        set(HAN_MEIMEI, "SILVER", END);
        int events = eventsOf(LI_LEI).size();
        merge();
        assertThat(eventsOf(LI_LEI)).hasSize(events + 1);
        set(HAN_MEIMEI, "PLATINUM", END);
        merge();
        assertThat(eventsOf(LI_LEI).get(events + 1))
                .isEqualTo(new TierSet(LI_LEI, "PLATINUM", END, "merged", 1, LATER));
    }

    @Test
    void a_tier_reached_by_growth_is_not_moved_by_a_lower_one_that_staff_had_set() {
        grow(LI_LEI, "o-1", 20_000);
        int events = eventsOf(LI_LEI).size();
        set(HAN_MEIMEI, "GOLD", END);
        merge();
        assertThat(eventsOf(LI_LEI).subList(events, events + 1))
                .containsExactly(new TierSet(LI_LEI, "GOLD", END, "merged", 1, LATER));
        assertThat(eventsOf(LI_LEI)).hasSize(events + 2);
    }

    private void set(CustomerId customer, String tier, Instant until) {
        assertThat(pond.send(new SetTier(customer, tier, until, "guest", NOW), NOW))
                .isEmpty();
    }

    private void enrol(CustomerId customer, String plan) {
        assertThat(pond.send(new EnrolMember(customer, plan, NOW, END, NOW), NOW))
                .isEmpty();
    }

    private void grow(CustomerId customer, String order, long yuan) {
        Money paid = new Money(yuan * 100, "CNY");
        assertThat(pond.send(new AddGrowth(customer, new OrderId(order), paid, NOW), NOW))
                .isEmpty();
    }

    private void merge() {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        new JoinedMemberships(pond.axon().repository(Membership.class), () -> Programme.DEFAULT)
                .merge(LI_LEI, HAN_MEIMEI, LATER, LATER);
        work.commit();
    }

    private List<Event> eventsOf(CustomerId customer) {
        return pond.eventsOf(new StreamId("membership", customer.value()));
    }
}
