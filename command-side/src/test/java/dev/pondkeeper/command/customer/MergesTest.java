package dev.pondkeeper.command.customer;

import static dev.pondkeeper.command.customer.People.A;
import static dev.pondkeeper.command.customer.People.B;
import static dev.pondkeeper.command.customer.People.C;
import static dev.pondkeeper.command.customer.People.NOW;
import static dev.pondkeeper.command.customer.People.hash;
import static dev.pondkeeper.command.customer.People.hashOf;
import static dev.pondkeeper.command.customer.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.customer.ConsentEvidence;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.CheckIn;
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.EraseCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.TagMark;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergesTest {

    private static final Identity OF_A = phone("13800000001");
    private static final Identity OF_B = phone("13800000002");
    private static final MergeId M1 = new MergeId("m-1");

    private final People people = new People();

    MergesTest() {
        people.register(A, OF_A);
        people.register(B, OF_B);
        people.register(C);
    }

    @Test
    void the_merged_ones_identities_become_the_survivors_in_the_same_commit() {
        assertThat(people.refusalOf(merge(A, B, M1))).isEqualTo("none");
        assertThat(people.lastOf(B)).isEqualTo(new CustomerMergedAway(B, A, M1, NOW));
        assertThat(merged().brought().identities()).containsExactly(new MovedIdentity(hashOf(OF_B), "PHONE"));
        assertThat(people.claimsOf(OF_B))
                .containsExactly(
                        new IdentityClaimed(hashOf(OF_B), "PHONE", B, NOW),
                        new IdentityReleased(hashOf(OF_B), "PHONE", B, NOW),
                        new IdentityClaimed(hashOf(OF_B), "PHONE", A, NOW));
        assertThat(people.send(new ClaimIdentity(C, OF_B, NOW))).get().satisfies(refused -> assertThat(refused.detail())
                .contains("customer a"));
    }

    @Test
    void points_move_with_the_merge_and_back_with_it() {
        people.send(merge(A, B, M1));
        people.send(unmerge(A, B));
        assertThat(people.moves).containsExactly("b>a m-1", "b<a m-1");
    }

    @Test
    void referrals_memberships_and_rights_follow_the_merge_and_its_taking_back_each_once() {
        people.send(merge(A, B, M1));
        people.send(merge(A, B, M1));
        people.send(new UnmergeCustomers(A, B, null, NOW.plusSeconds(60)));
        people.send(new UnmergeCustomers(A, B, null, NOW.plusSeconds(60)));
        assertThat(people.referrals).containsExactly("a<b", "a>b since " + NOW);
        assertThat(people.memberships).containsExactly("a<b", "a>b");
        assertThat(people.rights).containsExactly("a<b", "a>b");
    }

    @Test
    void no_text_of_the_merged_one_is_told_under_the_survivors_key() {
        people.send(new TagCustomer(B, "handicraft", NOW));
        people.send(merge(A, B, M1));
        assertThat(merged().brought().tags()).containsExactly(new TagMark(hash("tag", "handicraft")));
        assertThat(merged().brought().identities())
                .extracting(MovedIdentity::type)
                .containsExactly("PHONE");
    }

    @Test
    void refuses_a_merge_into_oneself_twice_in_a_cycle_and_with_one_who_is_erased_each_by_its_own_name() {
        assertThat(people.refusalOf(merge(A, A, M1))).isEqualTo("merge-into-itself");
        people.send(merge(A, B, M1));
        assertThat(people.refusalOf(merge(C, B, new MergeId("m-2")))).isEqualTo("already-merged");
        assertThat(people.refusalOf(merge(A, B, new MergeId("m-2")))).isEqualTo("already-merged");
        assertThat(people.refusalOf(merge(B, A, new MergeId("m-2")))).isEqualTo("merge-cycle");
        assertThat(people.refusalOf(merge(B, C, new MergeId("m-2")))).isEqualTo("customer-merged");
        assertThat(people.refusalOf(merge(A, C, M1))).isEqualTo("merge-clash");
        assertThat(people.refusalOf(merge(A, new CustomerId("nobody"), new MergeId("m-2"))))
                .isEqualTo("unknown-customer");
        people.send(new EraseCustomer(C, NOW));
        assertThat(people.refusalOf(merge(A, C, new MergeId("m-2")))).isEqualTo("customer-erased");
        assertThat(people.refusalOf(merge(C, A, new MergeId("m-2")))).isEqualTo("customer-erased");
    }

    @Test
    void a_cycle_is_found_through_every_merge_between() {
        people.send(merge(B, A, M1));
        people.send(merge(C, B, new MergeId("m-2")));
        assertThat(people.refusalOf(merge(A, C, new MergeId("m-3")))).isEqualTo("merge-cycle");
    }

    @Test
    void the_same_merge_again_is_nothing_to_do() {
        people.send(merge(A, B, M1));
        int events = people.eventsOf(A).size();
        assertThat(people.refusalOf(merge(A, B, M1))).isEqualTo("none");
        assertThat(people.eventsOf(A)).hasSize(events);
    }

    @Test
    void a_restricted_customer_is_merged_with_nobody() {
        people.send(new RestrictProcessing(B, "dispute", NOW));
        assertThat(people.refusalOf(merge(A, B, M1))).isEqualTo("processing-restricted");
        assertThat(people.refusalOf(merge(B, A, M1))).isEqualTo("processing-restricted");
    }

    @Test
    void everything_else_is_refused_for_a_merged_id_by_the_survivors_name() {
        people.send(merge(A, B, M1));
        assertThat(people.refusalOf(new CheckIn(B, NOW))).isEqualTo("customer-merged");
        assertThat(people.refusalOf(new EraseCustomer(B, NOW))).isEqualTo("customer-merged");
        assertThat(people.refusalOf(new WithdrawConsent(B, ContactChannel.SMS, Purpose.SERVICE, null, NOW)))
                .isEqualTo("customer-merged");
        people.register(B, OF_B);
        assertThat(people.lastOf(B)).isInstanceOf(CustomerMergedAway.class);
    }

    @Test
    void the_strictest_consent_of_both_wins_and_silence_takes_nothing_away() {
        give(A, ContactChannel.SMS);
        give(A, ContactChannel.WECOM);
        give(B, ContactChannel.EMAIL);
        people.send(new WithdrawConsent(B, ContactChannel.SMS, Purpose.MARKETING, null, NOW));
        people.send(merge(A, B, M1));
        assertThat(merged().consents())
                .containsExactly(
                        new ConsentState("EMAIL", "MARKETING", "GIVEN"),
                        new ConsentState("SMS", "MARKETING", "WITHDRAWN"),
                        new ConsentState("WECOM", "MARKETING", "GIVEN"));
    }

    @Test
    void whoever_wants_to_be_left_alone_is_left_alone() {
        people.send(new SetContactPreferences(B, ContactChannel.WECOM, null, null, true, NOW));
        people.send(merge(A, B, M1));
        assertThat(merged().preferences().noPersonalOffers()).isTrue();
        assertThat(merged().preferences().preferredChannel()).isEqualTo("WECOM");
    }

    @Test
    void check_ins_of_both_make_one_streak() {
        people.send(new CheckIn(A, NOW));
        people.send(new CheckIn(B, NOW.minus(Duration.ofDays(1))));
        people.send(new CheckIn(B, NOW));
        people.send(merge(A, B, M1));
        assertThat(merged().streak()).isEqualTo(2);
        assertThat(merged().total()).isEqualTo(2);
    }

    @Test
    void taken_back_everything_that_came_goes_and_what_happened_since_stays() {
        give(A, ContactChannel.SMS);
        people.send(new WithdrawConsent(B, ContactChannel.SMS, Purpose.MARKETING, null, NOW));
        people.send(new WithdrawConsent(B, ContactChannel.EMAIL, Purpose.MARKETING, null, NOW));
        people.send(new TagCustomer(B, "brought", NOW));
        people.send(new CheckIn(B, NOW));
        people.send(merge(A, B, M1));
        give(A, ContactChannel.EMAIL);
        people.send(new TagCustomer(A, "since", NOW));

        assertThat(people.refusalOf(unmerge(A, B))).isEqualTo("none");
        CustomersUnmerged back = (CustomersUnmerged) people.lastOf(A);
        assertThat(back.identities()).containsExactly(new MovedIdentity(hashOf(OF_B), "PHONE"));
        assertThat(back.tags()).containsExactly(new TagMark(hash("tag", "brought")));
        assertThat(back.consents())
                .containsExactly(
                        new ConsentState("EMAIL", "MARKETING", "GIVEN"), new ConsentState("SMS", "MARKETING", "GIVEN"));
        assertThat(back.total()).isZero();
        assertThat(people.lastOf(B)).isEqualTo(new CustomerBroughtBack(B, A, M1, List.of(), NOW));
        assertThat(people.refusalOf(new ReleaseIdentity(A, OF_B, NOW))).isEqualTo("none");
        assertThat(people.lastOf(A)).isEqualTo(back);
        assertThat(people.refusalOf(new ReleaseIdentity(B, OF_B, NOW))).isEqualTo("none");
        assertThat(people.refusalOf(new UntagCustomer(B, "brought", NOW))).isEqualTo("none");
    }

    @Test
    void an_identity_given_away_meanwhile_does_not_come_back() {
        people.send(merge(A, B, M1));
        people.send(new ReleaseIdentity(A, OF_B, NOW));
        people.send(new ClaimIdentity(C, OF_B, NOW));
        people.send(unmerge(A, B));
        assertThat(people.lastOf(B))
                .isEqualTo(new CustomerBroughtBack(B, A, M1, List.of(new MovedIdentity(hashOf(OF_B), "PHONE")), NOW));
        assertThat(people.refusalOf(new ClaimIdentity(B, OF_B, NOW))).isEqualTo("identity-taken");
    }

    @Test
    void a_merge_can_be_taken_back_once_and_made_again() {
        assertThat(people.refusalOf(unmerge(A, B))).isEqualTo("not-merged");
        people.send(merge(A, B, M1));
        assertThat(people.refusalOf(new UnmergeCustomers(A, B, new MergeId("other"), NOW)))
                .isEqualTo("not-merged");
        people.send(unmerge(A, B));
        int events = people.eventsOf(A).size();
        assertThat(people.refusalOf(unmerge(A, B))).isEqualTo("none");
        assertThat(people.eventsOf(A)).hasSize(events);
        assertThat(people.refusalOf(merge(A, B, M1))).isEqualTo("merge-clash");
        assertThat(people.refusalOf(merge(A, B, new MergeId("m-2")))).isEqualTo("none");
    }

    @Test
    void of_merges_within_merges_the_outer_one_is_taken_back_first() {
        people.send(merge(B, C, M1));
        people.send(merge(A, B, new MergeId("m-2")));
        assertThat(people.refusalOf(unmerge(B, C))).isEqualTo("customer-merged");
        people.send(unmerge(A, B));
        assertThat(people.refusalOf(unmerge(B, C))).isEqualTo("none");
    }

    @Test
    void a_repeated_registration_of_a_merged_id_is_the_same_fact() {
        people.send(merge(A, B, M1));
        RegisterCustomer again =
                new RegisterCustomer(B, "name of b", List.of(OF_B), null, null, null, NOW.plusSeconds(1));
        assertThat(people.refusalOf(again)).isEqualTo("none");
    }

    private CustomersMerged merged() {
        return (CustomersMerged) people.lastOf(A);
    }

    private void give(CustomerId customer, ContactChannel channel) {
        people.send(
                new GiveConsent(customer, channel, Purpose.MARKETING, new ConsentEvidence(null, "shop", "v1"), NOW));
    }

    private static MergeCustomers merge(CustomerId survivor, CustomerId merged, MergeId id) {
        return new MergeCustomers(survivor, merged, id, NOW);
    }

    private static UnmergeCustomers unmerge(CustomerId survivor, CustomerId merged) {
        return new UnmergeCustomers(survivor, merged, null, NOW);
    }
}
