package dev.pondkeeper.command.customer;

import dev.pondkeeper.command.KnownCustomers;
import dev.pondkeeper.command.MergedAccounts;
import dev.pondkeeper.command.MergedDistributors;
import dev.pondkeeper.command.MergedMemberships;
import dev.pondkeeper.command.MergedReferrals;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.customer.CustomerCommand.MergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerCommand.UnmergeCustomers;
import dev.pondkeeper.kernel.customer.CustomerEvent.Brought;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerBroughtBack;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomerMergedAway;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersMerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.CustomersUnmerged;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.customer.MergeId;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Joins two customers who are one person, and takes it back (ONE_ID; DOMAIN.md §2, Customer): both customers, the identities
 * that change hands, points, memberships, rights and who brought them are recorded in one commit, so nobody ever sees half a
 * merge.
 */
@Component
class Merges {

    private final Customers customers;
    private final Identities identities;
    private final KnownCustomers known;
    private final ObjectProvider<MergedAccounts> accounts;
    private final MergedReferrals referrals;
    private final MergedMemberships memberships;
    private final MergedDistributors distributors;

    Merges(
            Customers customers,
            Identities identities,
            KnownCustomers known,
            ObjectProvider<MergedAccounts> accounts,
            MergedReferrals referrals,
            MergedMemberships memberships,
            MergedDistributors distributors) {
        this.customers = customers;
        this.identities = identities;
        this.known = known;
        this.accounts = accounts;
        this.referrals = referrals;
        this.memberships = memberships;
        this.distributors = distributors;
    }

    @CommandHandler
    void handle(
            MergeCustomers command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        CustomerId survivor = command.survivor();
        CustomerId merged = command.merged();
        if (survivor.equals(merged)) throw new MergeIntoItself(survivor);
        Aggregate<Customer> into = customers.load(survivor);
        Aggregate<Customer> from = customers.load(merged);
        if (command.mergeId().equals(into.invoke(customer -> customer.mergeOf(merged)))) return;
        if (into.invoke(customer -> customer.knowsMerge(command.mergeId()))) throw new MergeClash(command.mergeId());
        if (known.survivorOf(survivor).equals(merged)) throw new MergeCycle(survivor, merged);
        CustomerId elsewhere = from.invoke(CustomerState::mergedInto);
        if (elsewhere != null) throw new AlreadyMerged(merged, elsewhere);
        into.execute(customer -> customer.acting(survivor));
        from.execute(customer -> customer.acting(merged));
        Instant at = command.happenedAt();
        MergeId id = command.mergeId();
        Brought brought = from.invoke(customer -> customer.profile().whole(identities::hashOf));
        from.execute(customer -> customer.record(new CustomerMergedAway(merged, survivor, id, at)));
        brought.identities().forEach(identity -> identities.move(identity, merged, survivor, at));
        into.execute(customer -> {
            Profile after = customer.profile().with(merged, brought);
            customer.record(new CustomersMerged(
                    survivor,
                    merged,
                    id,
                    brought,
                    after.consents(),
                    after.preferences(),
                    after.checkIns().streak(),
                    after.checkIns().total(),
                    at));
        });
        accounts.forEach(account -> account.merge(merged, survivor, id.value(), at, recordedAt));
        referrals.merge(survivor, merged, at);
        memberships.merge(survivor, merged, at, recordedAt);
        distributors.merge(survivor, merged, at);
    }

    @CommandHandler
    void handle(
            UnmergeCustomers command,
            @MetaDataValue(value = MetadataKeys.RECORDED_AT, required = true) Instant recordedAt) {
        CustomerId survivor = command.survivor();
        CustomerId merged = command.merged();
        Aggregate<Customer> into = customers.load(survivor);
        Aggregate<Customer> from = customers.load(merged);
        MergeId id = into.invoke(customer -> customer.mergeOf(merged));
        if (id == null || (command.mergeId() != null && !command.mergeId().equals(id))) {
            if (into.invoke(customer -> customer.tookBack(merged, command.mergeId()))) return;
            throw new NotMerged(survivor, merged);
        }
        into.execute(customer -> customer.acting(survivor));
        Instant at = command.happenedAt();
        Instant mergedAt = into.invoke(customer -> customer.mergedAt(merged));
        List<MovedIdentity> back = into.invoke(customer -> customer.profile().identitiesFrom(merged));
        back.forEach(identity -> identities.move(identity, survivor, merged, at));
        into.execute(customer -> customer.record(unmerged(customer, command, id, back, at)));
        from.execute(customer -> {
            List<MovedIdentity> lost = customer.profile().whole(identities::hashOf).identities().stream()
                    .filter(identity -> !back.contains(identity))
                    .toList();
            customer.record(new CustomerBroughtBack(merged, survivor, id, lost, at));
        });
        accounts.forEach(account -> account.unmerge(merged, survivor, id.value(), at, recordedAt));
        referrals.unmerge(survivor, merged, mergedAt, at);
        memberships.unmerge(survivor, merged, at, recordedAt);
        distributors.unmerge(survivor, merged, at);
    }

    private static CustomersUnmerged unmerged(
            Customer survivor, UnmergeCustomers command, MergeId id, List<MovedIdentity> back, Instant at) {
        Profile before = survivor.profile();
        Profile after = before.without(command.merged());
        return new CustomersUnmerged(
                command.survivor(),
                command.merged(),
                id,
                back,
                before.tagsLeaving(after),
                after.consents(),
                after.preferences(),
                after.checkIns().streak(),
                after.checkIns().total(),
                at);
    }
}
