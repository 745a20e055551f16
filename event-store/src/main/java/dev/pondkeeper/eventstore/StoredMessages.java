package dev.pondkeeper.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/**
 * The ledger's commits as Axon reads them.
 *
 * @param businessTime whether events carry a time of their own beside the one they were recorded at
 */
record StoredMessages(Serializer serializer, EventUpcaster upcasters, PayloadSeal seal, boolean businessTime) {
    /** The messages of commits that follow each other, from behind a position on. */
    Stretch stretch(long after, List<LedgerCommit> commits) {
        if (commits.isEmpty()) return new Stretch(after, after, List.of());
        long to = commits.get(commits.size() - 1).lastPosition();
        if (upcasters instanceof NoOpEventUpcaster) return new Stretch(after, to, asRecorded(after, commits));
        List<TrackedEventMessage<?>> messages = EventUtils.upcastAndDeserializeTrackedEvents(
                        tracked(after, commits), serializer, upcasters)
                .toList();
        return new Stretch(after, to, messages);
    }

    Stream<? extends TrackedEventData<?>> tracked(long after, List<LedgerCommit> commits) {
        return commits.stream()
                .flatMap(commit -> commit.events().stream())
                .filter(event -> event.position() > after)
                .map(event -> LedgerEventData.tracked(event, seal, businessTime));
    }

    DomainEventData<?> ofStream(LedgerEvent event) {
        return LedgerEventData.ofStream(event, seal, businessTime);
    }

    /** What Axon makes where nothing is upcast, without the streams and representations in between. */
    private List<TrackedEventMessage<?>> asRecorded(long after, List<LedgerCommit> commits) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>(commits.size());
        for (LedgerCommit commit : commits) {
            for (LedgerEvent event : commit.events()) {
                if (event.position() > after) messages.add(asRecorded(event));
            }
        }
        return messages;
    }

    private TrackedEventMessage<?> asRecorded(LedgerEvent event) {
        TrackedEventData<?> data = LedgerEventData.tracked(event, seal, businessTime);
        SerializedMessage<?> message = new SerializedMessage<>(
                event.id(),
                new LazyDeserializingObject<>(data.getPayload(), serializer),
                new LazyDeserializingObject<>(data.getMetaData(), serializer));
        if (data instanceof DomainEventData<?>) {
            return new GenericTrackedDomainEventMessage<>(
                    data.trackingToken(), event.streamType(), event.stream(), event.seq(), message, data::getTimestamp);
        }
        return new GenericTrackedEventMessage<>(data.trackingToken(), message, data::getTimestamp);
    }
}
