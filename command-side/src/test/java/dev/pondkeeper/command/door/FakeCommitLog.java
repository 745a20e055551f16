package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;

/** A ledger in two maps, which can be told to fail as a real one may. */
final class FakeCommitLog implements CommitLog {

    /** What a store throws when it fails in that way. */
    static final class StoreFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Fault fault;

        StoreFailed(Fault fault) {
            super(fault.name());
            this.fault = fault;
        }
    }

    final Map<String, Keyed> keys = new ConcurrentHashMap<>();
    final Map<StreamId, Long> versions = new ConcurrentHashMap<>();
    final Map<OrderId, CustomerId> owners = new ConcurrentHashMap<>();
    volatile boolean unreachable;
    volatile long tail = -1;

    @Override
    public Optional<Keyed> recordedUnder(String key) {
        answer();
        return Optional.ofNullable(keys.get(key));
    }

    @Override
    public long tail() {
        answer();
        return tail;
    }

    @Override
    public OptionalLong versionOf(StreamId stream) {
        answer();
        Long version = versions.get(stream);
        return version == null ? OptionalLong.empty() : OptionalLong.of(version);
    }

    @Override
    public Optional<CustomerId> ownerOf(OrderId order) {
        answer();
        return Optional.ofNullable(owners.get(order));
    }

    @Override
    public Fault faultOf(Throwable thrown) {
        if (thrown instanceof StoreFailed failed) return failed.fault;
        return thrown instanceof ConflictingAggregateVersionException ? Fault.STALE : Fault.DEFECT;
    }

    private void answer() {
        if (unreachable) throw new StoreFailed(Fault.UNREACHABLE);
    }
}
