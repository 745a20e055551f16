package dev.pondkeeper.app.axon;

import dev.pondkeeper.eventstore.SnapshotOwners;
import dev.pondkeeper.kernel.Event;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.jspecify.annotations.Nullable;

/** Takes snapshots that name every customer whose events the aggregate has seen, so that they are sealed for all of them. */
final class OwnedSnapshots extends SpringAggregateSnapshotter {

    OwnedSnapshots(Builder builder) {
        super(builder);
    }

    @Override
    protected @Nullable DomainEventMessage<?> createSnapshot(
            Class<?> aggregateType, String aggregateIdentifier, DomainEventStream eventStream) {
        Set<String> owners = new TreeSet<>();
        DomainEventStream noted = DomainEventStream.of(
                eventStream.asStream().peek(event -> note(event, owners)), eventStream::getLastSequenceNumber);
        DomainEventMessage<?> snapshot = super.createSnapshot(aggregateType, aggregateIdentifier, noted);
        return snapshot == null ? null : SnapshotOwners.put(snapshot, owners);
    }

    private static void note(DomainEventMessage<?> event, Set<String> owners) {
        owners.addAll(SnapshotOwners.of(event));
        if (event.getPayload() instanceof Event ours && ours.customerId() != null) {
            owners.add(ours.customerId().value());
        }
    }
}
