package dev.pondkeeper.command.customer;

import static dev.pondkeeper.command.customer.People.A;
import static dev.pondkeeper.command.customer.People.B;
import static dev.pondkeeper.command.customer.People.NOW;
import static dev.pondkeeper.command.customer.People.hash;
import static dev.pondkeeper.command.customer.People.hashOf;
import static dev.pondkeeper.command.customer.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.ConsentEvidence;
import dev.pondkeeper.kernel.customer.ContactChannel;
import dev.pondkeeper.kernel.customer.CustomerCommand.CheckIn;
import dev.pondkeeper.kernel.customer.CustomerCommand.ClaimIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.GiveConsent;
import dev.pondkeeper.kernel.customer.CustomerCommand.LiftRestriction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RecordInteraction;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.ReleaseIdentity;
import dev.pondkeeper.kernel.customer.CustomerCommand.RestrictProcessing;
import dev.pondkeeper.kernel.customer.CustomerCommand.SetContactPreferences;
import dev.pondkeeper.kernel.customer.CustomerCommand.TagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.UntagCustomer;
import dev.pondkeeper.kernel.customer.CustomerCommand.WithdrawConsent;
import dev.pondkeeper.kernel.customer.CustomerEvent.CheckedIn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentGiven;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentWithdrawn;
import dev.pondkeeper.kernel.customer.CustomerEvent.ContactPreferencesSet;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRestricted;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerTagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerUntagged;
import dev.pondkeeper.kernel.customer.CustomerEvent.DayRun;
import dev.pondkeeper.kernel.customer.CustomerEvent.Evidence;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityLinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.IdentityUnlinked;
import dev.pondkeeper.kernel.customer.CustomerEvent.InteractionRecorded;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerEvent.RestrictionLifted;
import dev.pondkeeper.kernel.customer.DayRange;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityReleased;
import dev.pondkeeper.kernel.customer.InteractionId;
import dev.pondkeeper.kernel.customer.InteractionKind;
import dev.pondkeeper.kernel.customer.Purpose;
import dev.pondkeeper.kernel.customer.QuietHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerProfileTest {

    private static final Identity PHONE = phone("13800000001");
    private static final ConsentEvidence CHECKOUT = new ConsentEvidence(null, "checkout", "v1");

    private final People people = new People();

    CustomerProfileTest() {
        people.register(A, PHONE);
        people.register(B);
    }

    @Test
    void an_identity_is_claimed_once_and_kept_from_everybody_else() {
        Identity mail = new Identity(Identity.Type.EMAIL, "Li@Example.com");
        people.send(new ClaimIdentity(A, mail, NOW));
        assertThat(people.lastOf(A)).isEqualTo(new IdentityLinked(A, hashOf(mail), "EMAIL", "li@example.com", NOW));
        nothingMore(new ClaimIdentity(A, mail, NOW));
        nothingMore(new ClaimIdentity(A, PHONE, NOW));
        assertThat(people.refusalOf(new ClaimIdentity(B, mail, NOW))).isEqualTo("identity-taken");
        assertThat(people.eventsOf(B)).hasSize(1);
    }

    @Test
    void a_released_identity_is_free_for_anybody() {
        people.send(new ReleaseIdentity(A, PHONE, NOW));
        assertThat(people.lastOf(A)).isEqualTo(new IdentityUnlinked(A, hashOf(PHONE), "PHONE", NOW));
        assertThat(people.claimsOf(PHONE)).endsWith(new IdentityReleased(hashOf(PHONE), "PHONE", A, NOW));
        nothingMore(new ReleaseIdentity(A, PHONE, NOW));
        assertThat(people.refusalOf(new ReleaseIdentity(B, PHONE, NOW))).isEqualTo("identity-not-held");
        assertThat(people.refusalOf(new ClaimIdentity(B, PHONE, NOW))).isEqualTo("none");
        assertThat(people.refusalOf(new ClaimIdentity(A, PHONE, NOW))).isEqualTo("identity-taken");
        people.send(new ReleaseIdentity(B, PHONE, NOW));
        assertThat(people.refusalOf(new ClaimIdentity(A, PHONE, NOW))).isEqualTo("none");
    }

    @Test
    void consent_is_one_fact_per_channel_purpose_place_and_wording() {
        people.send(give(CHECKOUT));
        assertThat(people.lastOf(A))
                .isEqualTo(new ConsentGiven(A, "SMS", "MARKETING", new Evidence(NOW, "checkout", "v1"), NOW));
        nothingMore(give(new ConsentEvidence(NOW.minusSeconds(9), "checkout", "v1")));
        people.send(give(new ConsentEvidence(null, "checkout", "v2")));
        assertThat(people.lastOf(A))
                .isEqualTo(new ConsentGiven(A, "SMS", "MARKETING", new Evidence(NOW, "checkout", "v2"), NOW));
    }

    @Test
    void a_no_is_recorded_also_where_nobody_asked_and_a_yes_after_it_counts() {
        people.send(withdraw());
        assertThat(people.lastOf(A)).isEqualTo(new ConsentWithdrawn(A, "SMS", "MARKETING", null, NOW));
        nothingMore(withdraw());
        people.send(give(CHECKOUT));
        assertThat(people.lastOf(A)).isInstanceOf(ConsentGiven.class);
        people.send(withdraw());
        people.send(give(CHECKOUT));
        assertThat(people.lastOf(A)).isInstanceOf(ConsentGiven.class);
    }

    @Test
    void preferences_are_set_as_a_whole_and_the_same_wish_in_another_order_is_the_same() {
        DayRange newYear = new DayRange(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 20));
        DayRange after = new DayRange(LocalDate.of(2026, 2, 21), LocalDate.of(2026, 2, 23));
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30));
        people.send(new SetContactPreferences(A, ContactChannel.WECOM, night, List.of(after, newYear), true, NOW));
        assertThat(people.lastOf(A))
                .isEqualTo(new ContactPreferencesSet(
                        A,
                        new Preferences(
                                "WECOM",
                                LocalTime.of(22, 0),
                                LocalTime.of(7, 30),
                                List.of(new DayRun(LocalDate.of(2026, 2, 16), LocalDate.of(2026, 2, 23))),
                                true),
                        NOW));
        nothingMore(new SetContactPreferences(A, ContactChannel.WECOM, night, List.of(newYear, after), true, NOW));
        people.send(new SetContactPreferences(A, null, null, null, null, NOW));
        assertThat(people.lastOf(A)).isEqualTo(new ContactPreferencesSet(A, Preferences.NONE, NOW));
    }

    @Test
    void a_tag_is_there_once() {
        people.send(new TagCustomer(A, " 手冲 ", NOW));
        assertThat(people.lastOf(A)).isEqualTo(new CustomerTagged(A, hash("tag", "手冲"), "手冲", NOW));
        nothingMore(new TagCustomer(A, "手冲", NOW));
        people.send(new UntagCustomer(A, "手冲", NOW));
        assertThat(people.lastOf(A)).isEqualTo(new CustomerUntagged(A, hash("tag", "手冲"), NOW));
        nothingMore(new UntagCustomer(A, "手冲", NOW));
    }

    @Test
    void a_streak_counts_days_of_the_customers_own_zone() {
        // 23:30 and 00:30 in Shanghai are two days, though one in UTC.
        people.send(new CheckIn(A, Instant.parse("2026-03-01T15:30:00Z")));
        people.send(new CheckIn(A, Instant.parse("2026-03-01T16:30:00Z")));
        assertThat(people.lastOf(A))
                .isEqualTo(new CheckedIn(A, LocalDate.of(2026, 3, 2), 2, 2, Instant.parse("2026-03-01T16:30:00Z")));
        nothingMore(new CheckIn(A, Instant.parse("2026-03-02T15:59:59Z")));
        people.send(new CheckIn(A, Instant.parse("2026-03-03T16:30:00Z")));
        assertThat(people.lastOf(A))
                .isEqualTo(new CheckedIn(A, LocalDate.of(2026, 3, 4), 1, 3, Instant.parse("2026-03-03T16:30:00Z")));
        people.send(new CheckIn(A, Instant.parse("2026-03-02T16:30:00Z")));
        assertThat(((CheckedIn) people.lastOf(A)).streak()).isEqualTo(4);
    }

    @Test
    void a_day_of_a_zone_with_summer_time_is_a_day() {
        people.send(new RegisterCustomer(People.C, null, null, null, "Europe/Berlin", null, NOW));
        people.send(new CheckIn(People.C, Instant.parse("2026-03-28T23:30:00Z")));
        people.send(new CheckIn(People.C, Instant.parse("2026-03-29T22:30:00Z")));
        assertThat(((CheckedIn) people.lastOf(People.C)).streak()).isEqualTo(2);
    }

    @Test
    void an_interaction_is_counted_once_by_its_id() {
        people.send(share("post/1"));
        assertThat(people.lastOf(A))
                .isEqualTo(new InteractionRecorded(A, new InteractionId("i-1"), "SHARE", "post/1", NOW));
        nothingMore(share("post/1"));
        assertThat(people.refusalOf(share("post/2"))).isEqualTo("interaction-clash");
    }

    @Test
    void a_restriction_is_there_until_it_is_lifted() {
        nothingMore(new LiftRestriction(A, "nothing to lift", NOW));
        people.send(new RestrictProcessing(A, "dispute", NOW));
        assertThat(people.lastOf(A)).isEqualTo(new CustomerRestricted(A, "dispute", NOW));
        nothingMore(new RestrictProcessing(A, "another dispute", NOW));
        people.send(new LiftRestriction(A, "settled", NOW));
        assertThat(people.lastOf(A)).isEqualTo(new RestrictionLifted(A, "settled", NOW));
        assertThat(people.refusalOf(new CheckIn(A, NOW))).isEqualTo("none");
    }

    private void nothingMore(Command command) {
        List<?> before = people.eventsOf(A);
        assertThat(people.refusalOf(command)).isEqualTo("none");
        assertThat(people.eventsOf(A)).hasSize(before.size());
    }

    private static GiveConsent give(ConsentEvidence evidence) {
        return new GiveConsent(A, ContactChannel.SMS, Purpose.MARKETING, evidence, NOW);
    }

    private static WithdrawConsent withdraw() {
        return new WithdrawConsent(A, ContactChannel.SMS, Purpose.MARKETING, null, NOW);
    }

    private static RecordInteraction share(String content) {
        return new RecordInteraction(A, new InteractionId("i-1"), InteractionKind.SHARE, content, NOW);
    }
}
