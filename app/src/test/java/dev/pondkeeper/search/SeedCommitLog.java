package dev.pondkeeper.search;

import dev.pondkeeper.command.door.CommitLog;
import dev.pondkeeper.command.door.Receipt;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/** The store in memory as the door asks of it; keys live as long as a history. */
@Component
final class SeedCommitLog implements CommitLog, MessageHandlerInterceptor<CommandMessage<?>> {

    private final SeedStore store;
    private final Interruption interruption;

    SeedCommitLog(SeedStore store, Interruption interruption) {
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        Command command = (Command) work.getMessage().getPayload();
        Object key = work.getMessage().getMetaData().get(KEY);
        Object fingerprint = work.getMessage().getMetaData().get(FINGERPRINT);
        chain.proceed();
        interruption.happen();
        return (PendingReceipt) () -> {
            List<DomainEventMessage<?>> events = store.recordedHere();
            if (events.isEmpty()) return Optional.empty();
            Receipt receipt = new Receipt(
                    command.target(),
                    versionOf(command.target()).orElse(-1),
                    tail(),
                    events.stream()
                            .map(event -> event.getPayloadType().getSimpleName())
                            .toList(),
                    events.get(0).getTimestamp());
            if (key != null) store.keep(key.toString(), new Keyed(String.valueOf(fingerprint), receipt));
            return Optional.of(receipt);
        };
    }

    @Override
    public Optional<Keyed> recordedUnder(String key) {
        return store.kept(key);
    }

    @Override
    public long tail() {
        return store.size() - 1L;
    }

    @Override
    public OptionalLong versionOf(StreamId stream) {
        return store.lastSequenceNumberFor(stream.toString())
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Optional<CustomerId> ownerOf(OrderId order) {
        throw new UnsupportedOperationException("only the bulk door asks");
    }

    @Override
    public Fault faultOf(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof ConcurrencyException || each instanceof DeadlockException) return Fault.CONFLICT;
        }
        return Fault.DEFECT;
    }
}
