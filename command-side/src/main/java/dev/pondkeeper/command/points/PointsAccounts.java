package dev.pondkeeper.command.points;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.MergedAccounts;
import dev.pondkeeper.command.points.AccountState.Merge;
import dev.pondkeeper.command.points.Moves.Load;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.HoldId;
import dev.pondkeeper.kernel.points.PointsCommand.TransferPoints;
import dev.pondkeeper.kernel.points.PointsEvent.IssuedLot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** What two accounts do in one commit: both sides of a movement are recorded, or neither. */
@Component
class PointsAccounts implements MergedAccounts {

    private final Supplier<Repository<PointsAccount>> accounts;
    private final CurrentProgramme programme;

    /** The repository is asked for when it is needed: it is made of the accounts, which ask for this. */
    @Autowired
    PointsAccounts(ObjectProvider<Repository<PointsAccount>> accounts, CurrentProgramme programme) {
        this(accounts::getObject, programme);
    }

    PointsAccounts(Supplier<Repository<PointsAccount>> accounts, CurrentProgramme programme) {
        this.accounts = accounts;
        this.programme = programme;
    }

    @Override
    public void merge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt) {
        Merge merge = new Merge(into, mergeId);
        Aggregate<PointsAccount> survivor = load(into);
        Predicate<HoldId> isFree =
                hold -> survivor.invoke(account -> account.state().recorded("hold:" + hold) == null);
        Load load = load(from).invoke(account -> new Moves(account.settled(from, occurredAt, recordedAt, programme))
                .mergeInto(merge, isFree));
        receive(into, mergeId, from, Moves.MERGE, load, occurredAt, recordedAt);
    }

    @Override
    public void unmerge(CustomerId from, CustomerId into, String mergeId, Instant occurredAt, Instant recordedAt) {
        Load load = load(into).invoke(account -> new Moves(account.settled(into, occurredAt, recordedAt, programme))
                .unmergeTo(from, mergeId));
        load(from).execute(account -> {
            Decision decision = account.settled(from, occurredAt, recordedAt, programme);
            new Moves(decision).in(mergeId, into, Moves.UNMERGE, load);
            decision.settle();
        });
    }

    /** The other half of a transfer. */
    void transfer(TransferPoints command, List<IssuedLot> lots, Instant recordedAt) {
        CustomerId to = command.toCustomerId();
        load(to).execute(account -> {
            Decision decision = account.settled(to, command.happenedAt(), recordedAt, programme);
            new Moves(decision).transferIn(command.transferId(), command.customerId(), lots);
            account.finish(decision, this);
        });
    }

    /** What has come in for a merged customer goes on to the survivor. */
    void carryOn(Merge merge, Decision decision, Load load) {
        if (load.isEmpty()) return;
        receive(
                merge.into(),
                merge.mergeId(),
                decision.customer(),
                Moves.MERGE,
                load,
                decision.happenedAt(),
                decision.recordedAt());
    }

    /**
     * Finds, among the accounts that live on in this one, the one that remembers something: what a customer did before a merge is
     * asked for under the survivor's id afterwards.
     */
    Optional<Aggregate<PointsAccount>> find(AccountState survivor, Predicate<AccountState> remembers) {
        return find(survivor, remembers, new HashSet<>());
    }

    /** @param asked so far: what another server has changed since may lead in a circle, until the decision is compared with the store */
    private Optional<Aggregate<PointsAccount>> find(
            AccountState survivor, Predicate<AccountState> remembers, Set<CustomerId> asked) {
        for (CustomerId merged : survivor.mergedFrom()) {
            if (!asked.add(merged)) continue;
            Aggregate<PointsAccount> account = load(merged);
            if (account.invoke(each -> remembers.test(each.state()))) return Optional.of(account);
            Optional<Aggregate<PointsAccount>> further = account.invoke(each -> find(each.state(), remembers, asked));
            if (further.isPresent()) return further;
        }
        return Optional.empty();
    }

    /** What was recorded under that name here or on an account that lives on here; null if nothing was. */
    @Nullable
    Long recorded(AccountState survivor, Function<AccountState, @Nullable Long> memory) {
        Long here = memory.apply(survivor);
        if (here != null || survivor.mergedFrom().isEmpty()) return here;
        return find(survivor, each -> memory.apply(each) != null)
                .map(account -> account.invoke(each -> memory.apply(each.state())))
                .orElse(null);
    }

    /** What a customer could spend now. */
    long available(CustomerId customer, Instant recordedAt) {
        return load(customer).invoke(account -> {
            account.settled(customer, recordedAt, recordedAt, programme);
            return account.state().balances().available();
        });
    }

    private void receive(
            CustomerId into,
            String mergeId,
            CustomerId from,
            String move,
            Load load,
            Instant occurredAt,
            Instant recordedAt) {
        load(into).execute(account -> {
            Decision decision = account.settled(into, occurredAt, recordedAt, programme);
            new Moves(decision).in(mergeId, from, move, load);
            account.finish(decision, this);
        });
    }

    private Aggregate<PointsAccount> load(CustomerId customer) {
        try {
            return accounts.get().loadOrCreate("points:" + customer, PointsAccount::new);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception impossible) {
            throw new IllegalStateException("creating an account throws nothing checked", impossible);
        }
    }
}
