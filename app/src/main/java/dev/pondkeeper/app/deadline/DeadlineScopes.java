package dev.pondkeeper.app.deadline;

import java.util.stream.Stream;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeAwareProvider;
import org.axonframework.messaging.ScopeDescriptor;

/** Whose deadlines there are: those that send one command go through the front door, the others to the framework's own. */
final class DeadlineScopes implements ScopeAwareProvider {

    private final FrontDoorSender door;
    private final ScopeAwareProvider others;

    DeadlineScopes(FrontDoorSender door, ScopeAwareProvider others) {
        this.door = door;
        this.others = others;
    }

    @Override
    public Stream<ScopeAware> provideScopeAwareStream(ScopeDescriptor scope) {
        return door.canResolve(scope) ? Stream.of(door) : others.provideScopeAwareStream(scope);
    }
}
