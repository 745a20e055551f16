package dev.pondkeeper.app.deadline;

import dev.pondkeeper.app.reaction.DoorReactions;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/** Lets a deadline be done with only when everything that its handler asked for has been decided. */
@Component
class DeadlineDecisions implements MessageHandlerInterceptor<DeadlineMessage<?>> {

    private final DoorReactions reactions;

    DeadlineDecisions(DoorReactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public Object handle(UnitOfWork<? extends DeadlineMessage<?>> work, InterceptorChain chain) throws Exception {
        Object result = chain.proceed();
        reactions.awaitDecisions(work);
        return result;
    }
}
