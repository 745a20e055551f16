package dev.pondkeeper.command.points;

import dev.pondkeeper.command.CurrentProgramme;
import dev.pondkeeper.command.points.AccountState.Merge;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsCommand;
import dev.pondkeeper.kernel.points.PointsEvent;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** What an account's events amount to, and how every decision on it begins and ends: with what has fallen due. */
abstract class PointsBook {

    @AggregateIdentifier
    private @Nullable StreamId stream;

    private AccountState state = new AccountState();

    @EventSourcingHandler
    void on(PointsEvent event) {
        stream = new StreamId("points", event.customerId().value());
        state.on(event);
    }

    AccountState state() {
        return state;
    }

    /** A decision on this account, which is up to date. */
    Decision settled(CustomerId customer, Instant happenedAt, Instant recordedAt, CurrentProgramme programme) {
        Decision decision =
                new Decision(customer, state, programme.get(), happenedAt, recordedAt, AggregateLifecycle::apply);
        decision.settle();
        return decision;
    }

    Decision settled(PointsCommand command, Instant recordedAt, CurrentProgramme programme) {
        CustomerId own = stream == null ? command.customerId() : new CustomerId(stream.id());
        return settled(own, command.happenedAt(), recordedAt, programme);
    }

    /** What came in may be due already; and of a customer who is merged, everything goes on to the survivor. */
    void finish(Decision decision, PointsAccounts accounts) {
        decision.settle();
        Merge merge = state.mergedInto();
        if (merge == null) return;
        Moves.Load load = new Moves(decision).mergeInto(merge, hold -> false);
        accounts.carryOn(merge, decision, load);
    }

    /** What the survivor could spend, of a customer who is merged. */
    long elsewhere(PointsAccounts accounts, Instant recordedAt) {
        Merge merge = state.mergedInto();
        return merge == null ? 0 : accounts.available(merge.into(), recordedAt);
    }
}
