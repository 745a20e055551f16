package dev.pondkeeper.eventstore;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the memory of one process from giving answers that another has made wrong. A commit is compared with the store by its
 * sequences; a refusal, a decision to do nothing, and what was read of other aggregates beside it are not. So where any of that
 * came out of {@link HotAggregates}, the heads of those streams are looked up, and where one has moved on the decision counts as
 * a conflict (a {@link ConcurrencyException} out of the command): the entry is gone, and another attempt loads afresh.
 */
public final class OvertakenDecisions implements MessageHandlerInterceptor<CommandMessage<?>> {
    private final Ledger ledger;
    private final HotAggregates cache;

    public OvertakenDecisions(Ledger ledger, HotAggregates cache) {
        this.ledger = ledger;
        this.cache = cache;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        try {
            Object result = chain.proceed();
            refuseOvertaken(unit, null);
            return result;
        } catch (ConcurrencyException conflict) {
            throw conflict;
        } catch (RuntimeException refusal) {
            refuseOvertaken(unit, refusal);
            throw refusal;
        }
    }

    private void refuseOvertaken(UnitOfWork<?> unit, @Nullable Throwable decision) {
        for (Map.Entry<String, Long> taken : UnitStreams.of(unit).unproven().entrySet()) {
            long head = ledger.headOf(taken.getKey()).orElse(-1);
            if (head == taken.getValue()) continue;
            cache.remove(taken.getKey());
            throw new ConcurrencyException(
                    "Stream " + taken.getKey() + " has reached sequence " + head + "; what was decided knew it up to "
                            + taken.getValue() + ".",
                    decision);
        }
    }
}
