package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.NEXT_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.kernel.Amount;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.membership.ExtensionId;
import dev.pondkeeper.kernel.membership.MembershipCommand.AddGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.EnrolMember;
import dev.pondkeeper.kernel.membership.MembershipCommand.ExtendMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.GrantTaskGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.ReduceGrowth;
import dev.pondkeeper.kernel.membership.MembershipCommand.RenewMembership;
import dev.pondkeeper.kernel.membership.MembershipCommand.SetTier;
import dev.pondkeeper.kernel.membership.MembershipCommand.SettleMembership;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthReduced;
import dev.pondkeeper.kernel.membership.MembershipEvent.GrowthShare;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipCancelled;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipGraceEntered;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipParted;
import dev.pondkeeper.kernel.membership.MembershipEvent.MembershipReturned;
import dev.pondkeeper.kernel.membership.MembershipEvent.ReturnedTerm;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierChanged;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierEvaluated;
import dev.pondkeeper.kernel.membership.MembershipEvent.TierFloor;
import dev.pondkeeper.kernel.membership.RenewalId;
import dev.pondkeeper.kernel.membership.TaskId;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import dev.pondkeeper.kernel.programme.Programme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

/** A merge that is taken back: Han Meimei was merged into Li Lei, and both are themselves again. */
class PartedMembershipsTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");
    private static final CustomerId LUCY = new CustomerId("44");
    private static final Instant MERGED = NOW.plus(Duration.ofDays(10));
    private static final Instant APART = NOW.plus(Duration.ofDays(20));

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Membership.class)));

    @Test
    void a_term_that_came_goes_home_and_nothing_is_left_of_it() {
        enrol(HAN_MEIMEI);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        assertThat(sinceJoined(LI_LEI))
                .containsExactly(
                        new MembershipCancelled(LI_LEI, 1, "unmerged", APART, APART),
                        new MembershipParted(LI_LEI, HAN_MEIMEI, List.of(), 0, null, null, 1, APART));
        assertThat(lastOf(HAN_MEIMEI))
                .isEqualTo(new MembershipReturned(
                        HAN_MEIMEI, LI_LEI, List.of(), 0, List.of(new ReturnedTerm(1, END)), 1, APART));
        send(new EnrolMember(LI_LEI, "gold", APART, NEXT_END, APART), APART);
    }

    @Test
    void a_term_that_was_renewed_since_stays_for_it_was_paid() {
        enrol(HAN_MEIMEI);
        merge(HAN_MEIMEI);
        send(new RenewMembership(LI_LEI, new RenewalId("r-1"), 12, MERGED), MERGED);
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI)).noneMatch(event -> event instanceof MembershipCancelled);
    }

    @Test
    void a_term_that_was_extended_since_stays() {
        enrol(HAN_MEIMEI);
        merge(HAN_MEIMEI);
        send(new ExtendMembership(LI_LEI, new ExtensionId("e-1"), 5, "gift", MERGED), MERGED);
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI)).noneMatch(event -> event instanceof MembershipCancelled);
    }

    @Test
    void the_survivors_own_term_stands_and_so_does_one_that_follows_what_came() {
        send(new EnrolMember(LI_LEI, "gold", NOW, END, NOW), NOW);
        enrol(HAN_MEIMEI);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI)).noneMatch(event -> event instanceof MembershipCancelled);

        enrol(LUCY);
        Merge other = new Merge(new CustomerId("45"), LUCY);
        other.make(MERGED);
        send(new EnrolMember(new CustomerId("45"), "gold", END, NEXT_END, MERGED), MERGED);
        other.takeBack(APART);
        assertThat(eventsOf(new CustomerId("45"))).noneMatch(event -> event instanceof MembershipCancelled);
    }

    @Test
    void a_term_that_ended_meanwhile_is_over_for_both() {
        enrol(HAN_MEIMEI);
        merge(HAN_MEIMEI);
        Instant late = END.plus(Duration.ofDays(1));
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(late);
        assertThat(eventsOf(LI_LEI)).contains(new MembershipCancelled(LI_LEI, 1, "unmerged", END, late));
        assertThat(lastOf(HAN_MEIMEI)).isInstanceOf(MembershipGraceEntered.class);
        assertThat(eventsOf(HAN_MEIMEI)).noneMatch(event -> event instanceof MembershipReturned);
    }

    @Test
    void growth_goes_home_order_by_order_less_what_refunds_have_taken_and_what_came_since_stays() {
        grow(LI_LEI, "o-1", 100);
        send(new GrantTaskGrowth(LI_LEI, new TaskId("t-0"), 3, "survey", NOW), NOW);
        grow(HAN_MEIMEI, "o-2", 200);
        send(new GrantTaskGrowth(HAN_MEIMEI, new TaskId("t-1"), 7, "survey", NOW), NOW);
        merge(HAN_MEIMEI);
        send(refund("o-2", 200, 50), MERGED);
        grow(LI_LEI, "o-3", 30);
        unmerge(HAN_MEIMEI);
        List<GrowthShare> back = List.of(
                new GrowthShare(null, new TaskId("t-1"), null, 7),
                new GrowthShare(new OrderId("o-2"), null, new Amount(5_000, "CNY"), 50));
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(MembershipParted.class, parted -> assertThat(parted.growth())
                        .isEqualTo(back))
                .extracting(parted -> ((MembershipParted) parted).growthValue())
                .isEqualTo(133L);
        assertThat(lastOf(HAN_MEIMEI))
                .isInstanceOfSatisfying(MembershipReturned.class, returned -> assertThat(returned.growth())
                        .isEqualTo(back))
                .extracting(returned -> ((MembershipReturned) returned).growthValue())
                .isEqualTo(57L);
    }

    @Test
    void a_refund_of_what_went_home_is_taken_from_there_and_not_from_the_survivor() {
        grow(HAN_MEIMEI, "o-2", 200);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        send(
                new ReduceGrowth(
                        HAN_MEIMEI,
                        new OrderId("o-2"),
                        new RefundId("r-1"),
                        new Money(20_000, "CNY"),
                        new Money(5_000, "CNY"),
                        APART),
                APART);
        assertThat(lastOf(HAN_MEIMEI))
                .isInstanceOfSatisfying(GrowthReduced.class, reduced -> assertThat(reduced.growth())
                        .isEqualTo(150));
        send(new AddGrowth(HAN_MEIMEI, new OrderId("o-2"), new Money(20_000, "CNY"), NOW), APART);
        assertThat(lastOf(HAN_MEIMEI)).isInstanceOf(GrowthReduced.class);
    }

    @Test
    void merged_again_growth_counts_once() {
        grow(HAN_MEIMEI, "o-2", 200);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        new Merge(LI_LEI, HAN_MEIMEI).make(APART);
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(APART);
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(MembershipParted.class, parted -> assertThat(parted.growthValue())
                        .isZero());
    }

    @Test
    void of_two_merges_each_takes_its_own_growth_home() {
        grow(HAN_MEIMEI, "o-2", 200);
        grow(LUCY, "o-3", 300);
        merge(HAN_MEIMEI);
        merge(LUCY);
        unmerge(HAN_MEIMEI);
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(MembershipParted.class, parted -> assertThat(parted.growthValue())
                        .isEqualTo(300));
    }

    @Test
    void a_tier_that_the_growth_raised_is_evaluated_at_once_and_falls_after_its_grace() {
        long gold = 5_000;
        grow(HAN_MEIMEI, "o-2", gold);
        merge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI))
                .anyMatch(event -> event instanceof TierChanged up && up.to().equals("GOLD"));
        unmerge(HAN_MEIMEI);
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierEvaluated.class, evaluated -> {
            assertThat(evaluated.outcome()).isEqualTo("GRACE");
            assertThat(evaluated.growthValue()).isZero();
            assertThat(evaluated.occurredAt()).isEqualTo(APART);
        });
        send(new SettleMembership(LI_LEI, END), APART.plus(Duration.ofDays(60)));
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierChanged.class, down -> assertThat(down.from())
                .isEqualTo("GOLD"));
    }

    @Test
    void a_tier_of_ones_own_growth_waits_for_its_own_date() {
        grow(LI_LEI, "o-1", 1_000);
        grow(HAN_MEIMEI, "o-2", 100);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(MembershipParted.class, parted -> assertThat(parted.evaluateAt())
                        .isEqualTo(END));
    }

    @Test
    void a_floor_that_came_goes_home_and_the_one_before_holds_again() {
        send(new SetTier(LI_LEI, "SILVER", NEXT_END, "guest", NOW), NOW);
        send(new SetTier(HAN_MEIMEI, "GOLD", END, "guest", NOW), NOW);
        merge(HAN_MEIMEI);
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI))
                .anyMatch(event -> event instanceof MembershipParted parted
                        && new TierFloor("SILVER", NEXT_END).equals(parted.floor())
                        && APART.equals(parted.evaluateAt()));
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(TierEvaluated.class, evaluated -> assertThat(evaluated.outcome())
                        .isEqualTo("GRACE"));
        send(new SettleMembership(LI_LEI, END), APART.plus(Duration.ofDays(60)));
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierChanged.class, down -> assertThat(down.to())
                .isEqualTo("SILVER"));
    }

    @Test
    void a_tier_that_only_the_floor_kept_is_evaluated_at_once() {
        grow(LI_LEI, "o-1", 5_000);
        send(new SetTier(HAN_MEIMEI, "GOLD", NEXT_END, "guest", NOW), NOW);
        merge(HAN_MEIMEI);
        send(refund("o-1", 5_000, 0), MERGED);
        Instant kept = END.plus(Duration.ofDays(1));
        send(new SettleMembership(LI_LEI, kept), kept);
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierEvaluated.class, evaluated -> {
            assertThat(evaluated.outcome()).isEqualTo("FLOOR");
            assertThat(evaluated.evaluateAt()).isEqualTo(NEXT_END);
        });
        Instant apart = kept.plus(Duration.ofDays(1));
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(apart);
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierEvaluated.class, evaluated -> {
            assertThat(evaluated.outcome()).isEqualTo("GRACE");
            assertThat(evaluated.occurredAt()).isEqualTo(apart);
        });
    }

    @Test
    void a_tier_that_another_floor_keeps_waits_for_that_ones_end() {
        grow(LI_LEI, "o-1", 5_000);
        send(new SetTier(HAN_MEIMEI, "GOLD", NEXT_END, "guest", NOW), NOW);
        merge(HAN_MEIMEI);
        send(refund("o-1", 5_000, 0), MERGED);
        Instant longer = NEXT_END.plus(Duration.ofDays(1));
        send(new SetTier(LI_LEI, "GOLD", longer, "guest", MERGED), MERGED);
        Instant kept = END.plus(Duration.ofDays(1));
        send(new SettleMembership(LI_LEI, kept), kept);
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(kept.plus(Duration.ofDays(1)));
        assertThat(lastParting().evaluateAt()).isEqualTo(longer);
    }

    @Test
    void a_tier_in_its_grace_stays_in_it() {
        grow(LI_LEI, "o-1", 1_000);
        grow(HAN_MEIMEI, "o-2", 100);
        merge(HAN_MEIMEI);
        Instant inGrace = END.plus(Duration.ofDays(1));
        send(new SettleMembership(LI_LEI, inGrace), inGrace);
        assertThat(lastOf(LI_LEI))
                .isInstanceOfSatisfying(TierEvaluated.class, evaluated -> assertThat(evaluated.outcome())
                        .isEqualTo("GRACE"));
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(inGrace);
        assertThat(lastParting().evaluateAt()).isEqualTo(END);
        send(new SettleMembership(LI_LEI, inGrace), inGrace.plus(Duration.ofDays(60)));
        assertThat(lastOf(LI_LEI)).isInstanceOfSatisfying(TierChanged.class, down -> assertThat(down.to())
                .isEqualTo("BRONZE"));
    }

    @Test
    void a_floor_that_staff_have_set_since_stands() {
        send(new SetTier(HAN_MEIMEI, "GOLD", END, "guest", NOW), NOW);
        merge(HAN_MEIMEI);
        send(new SetTier(LI_LEI, "PLATINUM", NEXT_END, "guest", MERGED), MERGED);
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI))
                .anyMatch(event -> event instanceof MembershipParted parted
                        && new TierFloor("PLATINUM", NEXT_END).equals(parted.floor()));
    }

    @Test
    void of_two_floors_that_came_the_first_holds_where_the_second_goes_and_none_where_both_have() {
        send(new SetTier(HAN_MEIMEI, "SILVER", END, "guest", NOW), NOW);
        send(new SetTier(LUCY, "GOLD", END, "guest", NOW), NOW);
        merge(HAN_MEIMEI);
        merge(LUCY);
        unmerge(HAN_MEIMEI);
        assertThat(lastParting().floor()).isEqualTo(new TierFloor("GOLD", END));
        unmerge(LUCY);
        assertThat(lastParting().floor()).isNull();
    }

    @Test
    void what_fell_due_while_nobody_acted_is_recorded_when_the_customer_is_back() {
        grow(HAN_MEIMEI, "o-2", 1_000);
        merge(HAN_MEIMEI);
        send(refund("o-2", 1_000, 0), MERGED);
        Instant late = END.plus(Duration.ofDays(1));
        new Merge(LI_LEI, HAN_MEIMEI).takeBack(late);
        assertThat(lastOf(HAN_MEIMEI)).isInstanceOfSatisfying(TierEvaluated.class, evaluated -> {
            assertThat(evaluated.growthValue()).isZero();
            assertThat(evaluated.occurredAt()).isEqualTo(END);
        });
    }

    @Test
    void nothing_happens_to_those_who_were_never_members() {
        unmerge(HAN_MEIMEI);
        assertThat(eventsOf(LI_LEI)).isEmpty();
        assertThat(eventsOf(HAN_MEIMEI)).isEmpty();
    }

    private final class Merge {

        private final CustomerId survivor;
        private final CustomerId merged;

        Merge(CustomerId survivor, CustomerId merged) {
            this.survivor = survivor;
            this.merged = merged;
        }

        void make(Instant at) {
            decide(memberships -> memberships.merge(survivor, merged, at, at));
        }

        void takeBack(Instant at) {
            decide(memberships -> memberships.unmerge(survivor, merged, at, at));
        }

        private void decide(Consumer<JoinedMemberships> decision) {
            UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
            decision.accept(new JoinedMemberships(pond.axon().repository(Membership.class), () -> Programme.DEFAULT));
            work.commit();
        }
    }

    private void merge(CustomerId merged) {
        new Merge(LI_LEI, merged).make(MERGED);
    }

    private void unmerge(CustomerId merged) {
        new Merge(LI_LEI, merged).takeBack(APART);
    }

    private void enrol(CustomerId customer) {
        send(new EnrolMember(customer, "club", NOW, END, NOW), NOW);
    }

    private void grow(CustomerId customer, String order, long yuan) {
        send(new AddGrowth(customer, new OrderId(order), new Money(yuan * 100, "CNY"), NOW), NOW);
    }

    private static ReduceGrowth refund(String order, long paid, long net) {
        return new ReduceGrowth(
                LI_LEI,
                new OrderId(order),
                new RefundId("r-" + order),
                new Money(paid * 100, "CNY"),
                new Money(net * 100, "CNY"),
                MERGED);
    }

    private void send(Command command, Instant at) {
        assertThat(pond.send(command, at)).isEmpty();
    }

    private MembershipParted lastParting() {
        return eventsOf(LI_LEI).stream()
                .filter(MembershipParted.class::isInstance)
                .map(MembershipParted.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private List<Event> sinceJoined(CustomerId customer) {
        List<Event> events = eventsOf(customer);
        return events.subList(2, events.size());
    }

    private Event lastOf(CustomerId customer) {
        List<Event> events = eventsOf(customer);
        return events.get(events.size() - 1);
    }

    private List<Event> eventsOf(CustomerId customer) {
        return pond.eventsOf(new StreamId("membership", customer.value()));
    }
}
