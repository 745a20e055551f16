package dev.pondkeeper.app.axon;

import dev.pondkeeper.command.door.CommitLog;
import dev.pondkeeper.command.door.CommitLog.PendingReceipt;
import dev.pondkeeper.eventstore.CommitIntent;
import dev.pondkeeper.eventstore.CommitReceipt;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.StreamId;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Hands the command's key to its commit, and the commit's receipt to whoever sent the command. */
@Component
class CommitInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final LedgerCommitLog log;

    CommitInterceptor(LedgerCommitLog log) {
        this.log = log;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        StreamId target = ((Command) unitOfWork.getMessage().getPayload()).target();
        MetaData metadata = unitOfWork.getMessage().getMetaData();
        Object key = metadata.get(CommitLog.KEY);
        if (key != null) {
            String fingerprint = String.valueOf(metadata.get(CommitLog.FINGERPRINT));
            new CommitIntent(key.toString(), fingerprint, target.toString()).attachTo(unitOfWork);
        }
        chain.proceed();
        return (PendingReceipt)
                () -> CommitReceipt.of(unitOfWork).map(receipt -> log.receiptOf(receipt.commit(), target));
    }
}
