package dev.pondkeeper.command.customer;

import static dev.pondkeeper.command.customer.People.A;
import static dev.pondkeeper.command.customer.People.B;
import static dev.pondkeeper.command.customer.People.C;
import static dev.pondkeeper.command.customer.People.NOW;
import static dev.pondkeeper.command.customer.People.hashOf;
import static dev.pondkeeper.command.customer.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.ConsentEvidence;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.CheckIn;
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.EraseCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.LiftRestriction;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.RecordInteraction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.InteractionKind;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErasuresTest {

    private static final Identity PHONE = phone("13800000001");
    private static final Identity OTHER = phone("13800000002");

    private final People people = new People();

    /** Everything one may ask for a customer who is there. */
    static Stream<Command> everything() {
        return Stream.of(
                new ClaimIdentity(A, OTHER, NOW),
                new ReleaseIdentity(A, PHONE, NOW),
                new MergeCustomers(A, B, new MergeId("m"), NOW),
                new GiveConsent(A, ContactChannel.SMS, Purpose.SERVICE, new ConsentEvidence(null, "shop", null), NOW),
                new WithdrawConsent(A, ContactChannel.SMS, Purpose.SERVICE, null, NOW),
                new SetContactPreferences(A, ContactChannel.SMS, null, null, null, NOW),
                new TagCustomer(A, "vip", NOW),
                new UntagCustomer(A, "vip", NOW),
                new CheckIn(A, NOW),
                new RecordInteraction(A, new InteractionId("i"), InteractionKind.VISIT, null, NOW),
                new RestrictProcessing(A, "dispute", NOW),
                new LiftRestriction(A, "settled", NOW));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothing_can_be_asked_for_a_person_who_is_forgotten(Command command) {
        people.register(A, PHONE);
        people.register(B);
        people.send(new EraseCustomer(A, NOW));
        assertThat(people.refusalOf(command)).isEqualTo("customer-erased");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothing_can_be_asked_for_a_person_who_never_was(Command command) {
        assertThat(people.refusalOf(command)).isEqualTo("unknown-customer");
    }

    @ParameterizedTest
    @MethodSource("everything")
    void while_restricted_only_what_lets_go_of_data_is_possible(Command command) {
        people.register(A, PHONE);
        people.register(B);
        people.send(new RestrictProcessing(A, "dispute", NOW));
        boolean lawful = command instanceof WithdrawConsent
                || command instanceof LiftRestriction
                || command instanceof RestrictProcessing;
        assertThat(people.refusalOf(command)).isEqualTo(lawful ? "none" : "processing-restricted");
    }

    @Test
    void erasing_lets_go_of_every_identity_for_anybody_to_claim() {
        people.register(A, PHONE);
        people.send(new ClaimIdentity(A, OTHER, NOW));
        people.send(new EraseCustomer(A, NOW));
        assertThat(people.lastOf(A)).isEqualTo(new CustomerErased(A, NOW));
        assertThat(people.claimsOf(PHONE)).endsWith(new IdentityReleased(hashOf(PHONE), "PHONE", A, NOW));
        assertThat(people.claimsOf(OTHER)).endsWith(new IdentityReleased(hashOf(OTHER), "PHONE", A, NOW));
        people.register(C, PHONE);
        assertThat(people.eventsOf(C)).hasSize(1);
    }

    @Test
    void a_person_is_forgotten_under_every_id_that_was_merged_into_theirs() {
        people.register(A);
        people.register(B, PHONE);
        people.register(C, OTHER);
        people.send(new MergeCustomers(B, C, new MergeId("m-1"), NOW));
        people.send(new MergeCustomers(A, B, new MergeId("m-2"), NOW));
        people.send(new EraseCustomer(A, NOW));
        for (CustomerId id : List.of(A, B, C)) assertThat(people.lastOf(id)).isEqualTo(new CustomerErased(id, NOW));
        assertThat(people.claimsOf(PHONE)).endsWith(new IdentityReleased(hashOf(PHONE), "PHONE", A, NOW));
        assertThat(people.claimsOf(OTHER)).endsWith(new IdentityReleased(hashOf(OTHER), "PHONE", A, NOW));
    }

    @Test
    void a_second_erasure_is_nothing_to_do_also_under_a_merged_id() {
        people.register(A);
        people.register(B);
        people.send(new MergeCustomers(A, B, new MergeId("m-1"), NOW));
        people.send(new EraseCustomer(A, NOW));
        int events = people.eventsOf(A).size();
        assertThat(people.refusalOf(new EraseCustomer(A, NOW))).isEqualTo("none");
        assertThat(people.refusalOf(new EraseCustomer(B, NOW))).isEqualTo("none");
        assertThat(people.eventsOf(A)).hasSize(events);
    }

    @Test
    void a_restricted_person_can_be_forgotten_and_nobody_else_can() {
        people.register(A);
        people.send(new RestrictProcessing(A, "dispute", NOW));
        assertThat(people.refusalOf(new EraseCustomer(A, NOW))).isEqualTo("none");
        assertThat(people.refusalOf(new EraseCustomer(B, NOW))).isEqualTo("unknown-customer");
    }

    @Test
    void an_erased_id_is_never_registered_again() {
        people.register(A);
        people.send(new EraseCustomer(A, NOW));
        assertThat(people.refusalOf(new RegisterCustomer(A, null, null, null, null, null, NOW)))
                .isEqualTo("customer-erased");
    }
}
