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
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.TagMark;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import org.junit.jupiter.api.Test;

/** What a survivor says after a merge takes the place of what the merged customer had said of the same matter, and of nothing else. */
class SaidAfterMergeTest {

    private static final Identity OF_A = phone("13800000001");

    private final People people = new People();

    SaidAfterMergeTest() {
        people.register(A, OF_A);
        people.register(B, phone("13800000002"));
        people.register(C, phone("13800000003"));
    }

    @Test
    void consent_to_one_channel_says_nothing_of_another() {
        give(A, ContactChannel.EMAIL);
        give(A, ContactChannel.SMS);
        assertThat(people.eventsOf(A)).hasSize(3);
    }

    @Test
    void consent_given_after_a_merge_counts_for_its_channel_and_purpose_alone() {
        withdraw(B, ContactChannel.SMS, Purpose.MARKETING);
        withdraw(B, ContactChannel.SMS, Purpose.SERVICE);
        withdraw(B, ContactChannel.EMAIL, Purpose.MARKETING);
        merge(B, "m-1");
        give(A, ContactChannel.SMS);
        merge(C, "m-2");
        assertThat(merged().consents())
                .containsExactly(
                        new ConsentState("EMAIL", "MARKETING", "WITHDRAWN"),
                        new ConsentState("SMS", "MARKETING", "GIVEN"),
                        new ConsentState("SMS", "SERVICE", "WITHDRAWN"));
    }

    @Test
    void wishes_said_after_a_merge_take_the_place_of_those_brought() {
        people.send(new SetContactPreferences(B, null, null, null, true, NOW));
        merge(B, "m-1");
        people.send(new SetContactPreferences(A, ContactChannel.SMS, null, null, null, NOW));
        merge(C, "m-2");
        assertThat(merged().preferences().noPersonalOffers()).isFalse();
        assertThat(merged().preferences().preferredChannel()).isEqualTo("SMS");
    }

    @Test
    void a_tag_taken_away_after_a_merge_is_gone_and_the_others_stay() {
        people.send(new TagCustomer(B, "brought", NOW));
        people.send(new TagCustomer(B, "kept", NOW));
        merge(B, "m-1");
        people.send(new UntagCustomer(A, "brought", NOW));
        assertThat(unmerged(B).tags()).containsExactly(new TagMark(hash("tag", "kept")));
    }

    @Test
    void an_identity_given_away_that_a_merge_brings_back_leaves_again_with_it() {
        people.send(new ReleaseIdentity(A, OF_A, NOW));
        people.send(new ClaimIdentity(B, OF_A, NOW));
        merge(B, "m-1");
        assertThat(unmerged(B).identities()).contains(new MovedIdentity(hashOf(OF_A), "PHONE"));
    }

    @Test
    void what_another_merge_brought_stays_when_one_is_taken_back() {
        withdraw(C, ContactChannel.SMS, Purpose.MARKETING);
        merge(B, "m-1");
        merge(C, "m-2");
        assertThat(unmerged(B).consents()).containsExactly(new ConsentState("SMS", "MARKETING", "WITHDRAWN"));
    }

    private void give(CustomerId customer, ContactChannel channel) {
        people.send(
                new GiveConsent(customer, channel, Purpose.MARKETING, new ConsentEvidence(null, "shop", "v1"), NOW));
    }

    private void withdraw(CustomerId customer, ContactChannel channel, Purpose purpose) {
        people.send(new WithdrawConsent(customer, channel, purpose, null, NOW));
    }

    private void merge(CustomerId other, String id) {
        people.send(new MergeCustomers(A, other, new MergeId(id), NOW));
    }

    private CustomersMerged merged() {
        return (CustomersMerged) people.lastOf(A);
    }

    private CustomersUnmerged unmerged(CustomerId other) {
        people.send(new UnmergeCustomers(A, other, null, NOW));
        return (CustomersUnmerged) people.lastOf(A);
    }
}
