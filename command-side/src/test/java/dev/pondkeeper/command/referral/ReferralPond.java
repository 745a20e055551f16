package dev.pondkeeper.command.referral;

import static dev.pondkeeper.command.Decisions.NOW;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.InMemoryPond;
import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.MergedReferrals;
import dev.pondkeeper.command.Referrers;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Event;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerRegistered;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.programme.Programme;
import dev.pondkeeper.kernel.referral.ReferralCommand.BindReferral;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Referrals over a store in memory, with customers, distributors and a programme as a test wants them. */
final class ReferralPond {

    static final Instant MERGED_AT = NOW.plusSeconds(60);
    static final Instant LATER = NOW.plusSeconds(120);

    final KnownReferrers referrers = new KnownReferrers();
    final Map<CustomerId, CustomerId> merged = new HashMap<>();
    Programme programme = Programme.DEFAULT;
    final InMemoryPond pond = new InMemoryPond(configurer -> configurer
            .configureAggregate(InMemoryPond.addressed(DistributionReferral.class))
            .configureAggregate(ReferralTree.class)
            .registerComponent(KnownCustomers.class, built -> this::standingOf)
            .registerComponent(CurrentProgramme.class, built -> () -> programme)
            .registerComponent(Referrers.class, built -> referrers)
            .registerComponent(Ancestry.class, built -> new Ancestry(built.eventStore(), this::standingOf))
            .registerComponent(
                    ReferralTrees.class,
                    built ->
                            new ReferralTrees(built.repository(ReferralTree.class), built.getComponent(Ancestry.class)))
            .registerComponent(
                    BindingPolicy.class,
                    built -> new BindingPolicy(
                            this::standingOf, referrers, built.getComponent(Ancestry.class), () -> programme)));

    static CustomerId id(String name) {
        return new CustomerId(name);
    }

    /** Registers customers at that moment. */
    void registered(Instant at, String... names) {
        for (String name : names) {
            pond.record(
                    new StreamId("customer", name),
                    new CustomerRegistered(id(name), null, List.of(), null, "Asia/Shanghai", "zh-CN", at));
        }
    }

    /** @return the slug of the refusal, empty if there is none */
    String send(Command command) {
        return pond.send(command, NOW).map(refusal -> refusal.slug()).orElse("");
    }

    String bind(String referee, String referrer) {
        return send(new BindReferral(id(referee), id(referrer), NOW));
    }

    List<Event> eventsOf(String referee) {
        return pond.eventsOf(DistributionReferral.streamOf(id(referee)));
    }

    List<Event> treeOf(String root) {
        return pond.eventsOf(ReferralTree.streamOf(id(root)));
    }

    Ancestry ancestry() {
        return pond.axon().getComponent(Ancestry.class);
    }

    /** As the handler of a merge does it, in one commit. */
    void merge(String survivor, String mergedId) {
        decide(edges -> edges.merge(id(survivor), id(mergedId), MERGED_AT));
        merged.put(id(mergedId), id(survivor));
    }

    /** As the handler that takes a merge back does it, in one commit. */
    void unmerge(String survivor, String mergedId) {
        decide(edges -> edges.unmerge(id(survivor), id(mergedId), MERGED_AT, LATER));
        merged.remove(id(mergedId));
    }

    private void decide(Consumer<MergedReferrals> decision) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        decision.accept(new MergedEdges(
                pond.axon().repository(DistributionReferral.class),
                pond.axon().getComponent(ReferralTrees.class),
                ancestry(),
                this::standingOf));
        work.commit();
    }

    private CustomerStanding standingOf(CustomerId customer) {
        CustomerId survivor = merged.get(customer);
        if (survivor != null) return CustomerStanding.mergedInto(survivor);
        return customer.value().equals("nobody") ? CustomerStanding.UNKNOWN : CustomerStanding.ACTIVE;
    }
}
