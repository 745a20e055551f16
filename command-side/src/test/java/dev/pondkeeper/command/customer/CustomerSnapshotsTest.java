package dev.pondkeeper.command.customer;

import static dev.pondkeeper.command.customer.People.A;
import static dev.pondkeeper.command.customer.People.B;
import static dev.pondkeeper.command.customer.People.C;
import static dev.pondkeeper.command.customer.People.NOW;
import static dev.pondkeeper.command.customer.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.SnapshotLaw;
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
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.InteractionKind;
import dev.pondkeeper.kernel.customer.MergeId;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.customer.QuietHours;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerSnapshotsTest {

    private static final Identity PHONE = phone("13800000001");
    private static final ConsentEvidence CHECKOUT = new ConsentEvidence(null, "checkout", "v1");

    private final People people = new People();

    @Test
    void a_snapshot_anywhere_in_a_life_changes_nothing() {
        people.register(A, PHONE);
        people.register(B, phone("13800000002"));
        people.register(C);
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));
        for (Command command : List.of(
                new ClaimIdentity(A, new Identity(Identity.Type.EMAIL, "li@example.com"), NOW),
                new ReleaseIdentity(A, PHONE, NOW),
                new GiveConsent(A, ContactChannel.SMS, Purpose.MARKETING, CHECKOUT, NOW),
                new WithdrawConsent(A, ContactChannel.WECOM, Purpose.MARKETING, CHECKOUT, NOW),
                new SetContactPreferences(A, ContactChannel.WECOM, night, List.of(), true, NOW),
                new TagCustomer(A, "手冲", NOW),
                new TagCustomer(A, "拿铁", NOW),
                new UntagCustomer(A, "手冲", NOW),
                new CheckIn(A, NOW),
                new CheckIn(A, NOW.plus(Duration.ofDays(1))),
                new CheckIn(A, NOW.plus(Duration.ofDays(4))),
                new RecordInteraction(A, new InteractionId("i-1"), InteractionKind.SHARE, "post/1", NOW),
                new GiveConsent(B, ContactChannel.SMS, Purpose.MARKETING, CHECKOUT, NOW),
                new TagCustomer(B, "燕麦", NOW),
                new MergeCustomers(A, B, new MergeId("m-1"), NOW),
                new MergeCustomers(A, C, new MergeId("m-2"), NOW),
                new UnmergeCustomers(A, B, new MergeId("m-1"), NOW),
                new RestrictProcessing(A, "dispute", NOW),
                new LiftRestriction(A, "settled", NOW))) {
            assertThat(people.refusalOf(command)).as(command.toString()).isEqualTo("none");
        }
        SnapshotLaw<Customer> law = SnapshotLaw.of(Customer.class);
        law.holdsFor(people.eventsOf(A));
        law.holdsFor(people.eventsOf(B));
        law.holdsFor(people.eventsOf(C));
        people.send(new EraseCustomer(A, NOW));
        law.holdsFor(people.eventsOf(A));
    }
}
