package dev.pondkeeper.command.customer;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.Decisions.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pondkeeper.command.Decisions;
import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.Acquisition;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerEvent.AcquiredThrough;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import dev.pondkeeper.kernel.customer.IdentityEvent.IdentityClaimed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CustomerTest {

    private static final CustomerId HAN_MEIMEI = new CustomerId("43");
    private static final Identity PHONE = new Identity(Identity.Type.PHONE, "+86 138 0000 0000");
    private static final Identity OPENID = new Identity(Identity.Type.WECHAT_OPENID, "oAbC");

    /** Identities live in streams of their own, so what claims them runs against a store that has more than one. */
    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Customer.class))
                    .configureAggregate(ClaimedIdentity.class)
                    .registerComponent(KeyedHash.class, configuration -> CustomerTest::hash)
                    .registerComponent(
                            Identities.class,
                            configuration -> new Identities(
                                    configuration.repository(ClaimedIdentity.class), CustomerTest::hash)));

    private final FixtureConfiguration<Customer> customer = Decisions.of(Customer.class)
            .registerInjectableResource((KeyedHash) CustomerTest::hash)
            .registerInjectableResource(new Identities(new NoIdentities(), CustomerTest::hash));

    @Test
    void registers_with_the_defaults_filled_in() {
        customer.givenNoPriorActivity()
                .when(bare(NOW))
                .expectEvents(new CustomerRegistered(LI_LEI, null, List.of(), null, "Asia/Shanghai", "zh-CN", NOW));
    }

    @Test
    void registers_with_everything_that_is_told() {
        RegisterCustomer told = new RegisterCustomer(
                LI_LEI,
                "李雷",
                List.of(),
                new Acquisition("douyin", "spring", HAN_MEIMEI),
                "Europe/Berlin",
                "de-DE",
                NOW);
        customer.givenNoPriorActivity()
                .when(told)
                .expectEvents(new CustomerRegistered(
                        LI_LEI,
                        "李雷",
                        List.of(),
                        new AcquiredThrough("douyin", "spring", HAN_MEIMEI),
                        "Europe/Berlin",
                        "de-DE",
                        NOW));
    }

    @Test
    void the_same_registration_twice_registers_once_even_at_another_time() {
        customer.givenCommands(bare(NOW))
                .when(bare(NOW.plusSeconds(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refuses_an_id_that_is_registered_with_other_particulars() {
        RegisterCustomer other = new RegisterCustomer(LI_LEI, "Han", null, null, null, null, NOW);
        customer.givenCommands(bare(NOW))
                .when(other)
                .expectException(refusal("customer-already-registered"))
                .expectNoEvents();
    }

    @Test
    void claims_every_identity_under_its_hash_in_the_same_commit() {
        assertThat(pond.send(claiming(LI_LEI, PHONE, OPENID), NOW)).isEmpty();
        assertThat(pond.eventsOf(new StreamId("customer", "42")))
                .singleElement()
                .extracting(event -> ((CustomerRegistered) event).identities())
                .isEqualTo(List.of(
                        new KnownIdentity("PHONE", "+8613800000000"), new KnownIdentity("WECHAT_OPENID", "oAbC")));
        assertThat(claimsOf(PHONE)).containsExactly(new IdentityClaimed(hashOf(PHONE), "PHONE", LI_LEI, NOW));
        assertThat(claimsOf(OPENID)).hasSize(1);
    }

    @Test
    void refuses_a_taken_identity_names_its_owner_and_records_nothing_at_all() {
        pond.send(claiming(LI_LEI, PHONE), NOW);
        Optional<Refusal> refused = pond.send(claiming(HAN_MEIMEI, OPENID, PHONE), NOW);
        assertThat(refused).get().satisfies(refusal -> {
            assertThat(refusal.slug()).isEqualTo("identity-taken");
            assertThat(refusal.detail()).contains("42").doesNotContain("138");
        });
        assertThat(pond.eventsOf(new StreamId("customer", "43"))).isEmpty();
        assertThat(claimsOf(OPENID)).isEmpty();
        assertThat(claimsOf(PHONE)).hasSize(1);
    }

    @Test
    void an_identity_in_another_spelling_is_the_same_identity() {
        pond.send(claiming(LI_LEI, PHONE), NOW);
        Identity spelled = new Identity(Identity.Type.PHONE, "+86-138-0000-0000");
        assertThat(pond.send(claiming(HAN_MEIMEI, spelled), NOW)).isPresent();
    }

    @Test
    void the_same_value_of_another_type_is_another_identity() {
        pond.send(claiming(LI_LEI, new Identity(Identity.Type.TMALL, "x")), NOW);
        assertThat(pond.send(claiming(HAN_MEIMEI, new Identity(Identity.Type.JD, "x")), NOW))
                .isEmpty();
    }

    @Test
    void the_same_registration_twice_claims_once() {
        pond.send(claiming(LI_LEI, PHONE), NOW);
        assertThat(pond.send(claiming(LI_LEI, PHONE), NOW.plusSeconds(1))).isEmpty();
        assertThat(claimsOf(PHONE)).hasSize(1);
    }

    private List<Event> claimsOf(Identity identity) {
        return pond.eventsOf(ClaimedIdentity.streamOf(hashOf(identity)));
    }

    private static String hashOf(Identity identity) {
        return hash("identity", identity.type() + ":" + identity.value());
    }

    /** As plain as a keyed hash must never be, so that a test can say what it expects. */
    private static String hash(String purpose, String text) {
        return purpose + "-" + text.replace(':', '-');
    }

    private static RegisterCustomer bare(Instant occurredAt) {
        return new RegisterCustomer(LI_LEI, null, null, null, null, null, occurredAt);
    }

    private static RegisterCustomer claiming(CustomerId customer, Identity... identities) {
        return new RegisterCustomer(customer, null, List.of(identities), null, null, null, NOW);
    }
}
