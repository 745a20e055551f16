package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.KeyedHash;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.MergedAccounts;
import dev.pondkeeper.command.MergedDistributors;
import dev.pondkeeper.command.MergedMemberships;
import dev.pondkeeper.command.MergedReferrals;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.Refusal;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerCommand.RegisterCustomer;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerErased;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Customers and their identities over a store in memory, addressed past the door: every id is meant as it stands. */
final class People {

    static final CustomerId A = new CustomerId("a");
    static final CustomerId B = new CustomerId("b");
    static final CustomerId C = new CustomerId("c");
    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    /** What was asked of the points of merged customers. */
    final List<String> moves = new ArrayList<>();

    /** What was asked of the referrals of merged customers. */
    final List<String> referrals = new ArrayList<>();

    /** What was asked of the memberships of merged customers. */
    final List<String> memberships = new ArrayList<>();

    /** What was asked of the rights to distribute of merged customers. */
    final List<String> rights = new ArrayList<>();

    private final InMemoryPond pond =
            new InMemoryPond(axon -> axon.configureAggregate(InMemoryPond.addressed(Customer.class))
                    .configureAggregate(ClaimedIdentity.class)
                    .registerComponent(KeyedHash.class, configuration -> People::hash)
                    .registerComponent(KnownCustomers.class, configuration -> this::standingOf)
                    .registerComponent(Identities.class, People::identities)
                    .registerCommandHandler(configuration -> new Merges(
                            new Customers(configuration.repository(Customer.class)),
                            identities(configuration),
                            this::standingOf,
                            accounts(),
                            edges(),
                            memberships(),
                            rights()))
                    .registerCommandHandler(configuration -> new Erasures(
                            new Customers(configuration.repository(Customer.class)), identities(configuration))));

    Optional<Refusal> send(Command command) {
        return pond.send(command, NOW);
    }

    String refusalOf(Command command) {
        return send(command).map(Refusal::slug).orElse("none");
    }

    void register(CustomerId customer, Identity... identities) {
        send(new RegisterCustomer(customer, "name of " + customer, List.of(identities), null, null, null, NOW));
    }

    List<Event> eventsOf(CustomerId customer) {
        return pond.eventsOf(new StreamId("customer", customer.value()));
    }

    Event lastOf(CustomerId customer) {
        List<Event> events = eventsOf(customer);
        return events.get(events.size() - 1);
    }

    List<Event> claimsOf(Identity identity) {
        return pond.eventsOf(ClaimedIdentity.streamOf(hashOf(identity)));
    }

    static Identity phone(String number) {
        return new Identity(Identity.Type.PHONE, number);
    }

    static String hashOf(Identity identity) {
        return hash("identity", identity.type() + ":" + identity.value());
    }

    /** As plain as a keyed hash must never be, so that a test can say what it expects. */
    static String hash(String purpose, String text) {
        return purpose + "-" + text.replace(':', '-');
    }

    private CustomerStanding standingOf(CustomerId customer) {
        CustomerStanding standing = eventsOf(customer).isEmpty() ? CustomerStanding.UNKNOWN : CustomerStanding.ACTIVE;
        for (Event event : eventsOf(customer)) {
            if (event instanceof CustomerMergedAway away) standing = CustomerStanding.mergedInto(away.survivorId());
            if (event instanceof CustomerBroughtBack) standing = CustomerStanding.ACTIVE;
            if (event instanceof CustomerErased) standing = CustomerStanding.ERASED;
        }
        return standing;
    }

    private static Identities identities(Configuration configuration) {
        return new Identities(configuration.repository(ClaimedIdentity.class), People::hash);
    }

    private ObjectProvider<MergedAccounts> accounts() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("points", new MergedAccounts() {
            @Override
            public void merge(CustomerId from, CustomerId into, String id, Instant at, Instant recordedAt) {
                moves.add(from + ">" + into + " " + id);
            }

            @Override
            public void unmerge(CustomerId from, CustomerId into, String id, Instant at, Instant recordedAt) {
                moves.add(from + "<" + into + " " + id);
            }
        });
        return beans.getBeanProvider(MergedAccounts.class);
    }

    private MergedReferrals edges() {
        return new MergedReferrals() {
            @Override
            public void merge(CustomerId survivor, CustomerId merged, Instant at) {
                referrals.add(survivor + "<" + merged);
            }

            @Override
            public void unmerge(CustomerId survivor, CustomerId merged, Instant mergedAt, Instant at) {
                referrals.add(survivor + ">" + merged + " since " + mergedAt);
            }
        };
    }

    private MergedMemberships memberships() {
        return new MergedMemberships() {
            @Override
            public void merge(CustomerId survivor, CustomerId merged, Instant at, Instant recordedAt) {
                memberships.add(survivor + "<" + merged);
            }

            @Override
            public void unmerge(CustomerId survivor, CustomerId merged, Instant at, Instant recordedAt) {
                memberships.add(survivor + ">" + merged);
            }
        };
    }

    private MergedDistributors rights() {
        return new MergedDistributors() {
            @Override
            public void merge(CustomerId survivor, CustomerId merged, Instant at) {
                rights.add(survivor + "<" + merged);
            }

            @Override
            public void unmerge(CustomerId survivor, CustomerId merged, Instant at) {
                rights.add(survivor + ">" + merged);
            }
        };
    }
}
