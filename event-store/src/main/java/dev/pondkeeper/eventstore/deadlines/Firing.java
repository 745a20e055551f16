package dev.pondkeeper.eventstore.deadlines;

import dev.pondkeeper.eventstore.CommitIntent;
import dev.pondkeeper.eventstore.CommitKeyTaken;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.deadline.DeadlineManagerSpanFactory;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.tracing.Span;
import org.axonframework.tracing.SpanScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one claimed deadline to whom it belongs, in a unit of work of its own, and writes down what became of it.
 *
 * <p>What an aggregate records in answer carries the deadline's id as the key of its commit. So the second time changes
 * nothing: the commit is refused, and the deadline is done with.
 */
final class Firing {
    private static final Logger log = LoggerFactory.getLogger(Firing.class);
    private static final String KEY_PREFIX = "~deadline/";
    private static final int LONGEST_ERROR = 500;

    private final DeadlineStore store;
    private final Completions completions;
    private final DeadlineMessages messages;
    private final ScopeAwareProvider scopes;
    private final TransactionManager transactions;
    private final DeadlineManagerSpanFactory spans;
    private final Supplier<List<MessageHandlerInterceptor<? super DeadlineMessage<?>>>> interceptors;
    private final Clock realTime;
    private final DeadlineSettings settings;

    Firing(
            DeadlineStore store,
            Completions completions,
            DeadlineMessages messages,
            ScopeAwareProvider scopes,
            TransactionManager transactions,
            DeadlineManagerSpanFactory spans,
            Supplier<List<MessageHandlerInterceptor<? super DeadlineMessage<?>>>> interceptors,
            Clock realTime,
            DeadlineSettings settings) {
        this.store = store;
        this.completions = completions;
        this.messages = messages;
        this.scopes = scopes;
        this.transactions = transactions;
        this.spans = spans;
        this.interceptors = interceptors;
        this.realTime = realTime;
        this.settings = settings;
    }

    /** Does nothing where the deadline was cancelled meanwhile or its claim has passed to another node. */
    void fire(StoredDeadline deadline) {
        if (!store.holds(deadline)) return;
        Throwable failure = attempt(deadline);
        if (failure == null || hasHappenedBefore(deadline, failure)) completions.add(deadline);
        else if (deadline.failed() + 1 < settings.attempts()) retry(deadline, failure);
        else park(deadline, failure);
    }

    @SuppressWarnings("try") // the scope is there to be closed
    private @Nullable Throwable attempt(StoredDeadline deadline) {
        try {
            DeadlineMessage<?> message = messages.message(deadline);
            Span span = spans.createExecuteSpan(deadline.name(), deadline.id(), message)
                    .start();
            try (SpanScope unused = span.makeCurrent()) {
                Throwable failure = inUnitOfWork(deadline, message);
                if (failure != null) span.recordException(failure);
                return failure;
            } finally {
                span.end();
            }
        } catch (Exception | LinkageError | AssertionError failure) {
            return failure;
        }
    }

    private @Nullable Throwable inUnitOfWork(StoredDeadline deadline, DeadlineMessage<?> message) {
        ScopeDescriptor scope = messages.scope(deadline);
        DefaultUnitOfWork<DeadlineMessage<?>> work = new DefaultUnitOfWork<>(message);
        work.attachTransaction(transactions);
        if (scope instanceof AggregateScopeDescriptor aggregate) {
            String target = String.valueOf(aggregate.getIdentifier());
            new CommitIntent(KEY_PREFIX + deadline.id(), deadline.name(), target).attachTo(work);
        }
        DefaultInterceptorChain<DeadlineMessage<?>> chain =
                new DefaultInterceptorChain<>(work, interceptors.get(), intercepted -> {
                    send(intercepted, scope);
                    return "";
                });
        ResultMessage<?> result = work.executeWithResult(chain::proceed);
        return result.isExceptional() ? result.exceptionResult() : null;
    }

    private void send(DeadlineMessage<?> message, ScopeDescriptor scope) throws Exception {
        for (ScopeAware component : scopes.provideScopeAwareStream(scope)
                .filter(each -> each.canResolve(scope))
                .toList()) {
            component.send(message, scope);
        }
    }

    private static boolean hasHappenedBefore(StoredDeadline deadline, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CommitKeyTaken taken) {
                return (KEY_PREFIX + deadline.id()).equals(taken.first().key());
            }
        }
        return false;
    }

    private void retry(StoredDeadline deadline, Throwable failure) {
        int failed = deadline.failed() + 1;
        log.warn(
                "The deadline {} with id {} failed the {}. time; it is tried again.",
                deadline.name(),
                deadline.id(),
                failed,
                failure);
        store.retry(deadline, realTime.instant().plus(settings.pauseAfter(failed)), sentence(failure));
    }

    private void park(StoredDeadline deadline, Throwable failure) {
        log.error(
                "The deadline {} with id {} failed {} times and is parked.",
                deadline.name(),
                deadline.id(),
                settings.attempts(),
                failure);
        store.park(deadline, realTime.instant(), sentence(failure));
    }

    private static String sentence(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    }
}
