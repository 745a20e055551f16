package dev.pondkeeper.command.customer;

import java.util.concurrent.Callable;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** For registrations that claim none; asking it for one is a defect of the test or of the customer. */
final class NoIdentities implements Repository<ClaimedIdentity> {

    @Override
    public Aggregate<ClaimedIdentity> load(String identifier) {
        throw new AssertionError("nobody claims " + identifier);
    }

    @Override
    public Aggregate<ClaimedIdentity> load(String identifier, @Nullable Long expectedVersion) {
        return load(identifier);
    }

    @Override
    public Aggregate<ClaimedIdentity> newInstance(Callable<ClaimedIdentity> factory) {
        throw new AssertionError("nobody claims an identity");
    }

    @Override
    public void send(Message<?> message, ScopeDescriptor scope) {
        throw new AssertionError("an identity has no deadlines");
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return false;
    }
}
