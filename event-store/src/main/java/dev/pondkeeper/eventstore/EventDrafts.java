package dev.pondkeeper.eventstore;

import java.time.Instant;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * Axon's messages on their way into the ledger.
 *
 * @param timeOf the time that is recorded as the event's own
 */
record EventDrafts(EventTypeNames names, PayloadSeal seal, Function<? super EventMessage<?>, Instant> timeOf) {
    EventDraft of(EventMessage<?> message, Serializer serializer) {
        Object payload = message.getPayload();
        SerializedObject<String> json = serializer.serialize(payload, String.class);
        String type = names.nameOf(message.getPayloadType());
        String rev = json.getType().getRevision();
        String stream = message.getIdentifier();
        String streamType = null;
        long seq = 0;
        if (message instanceof DomainEventMessage<?> ofAggregate) {
            stream = ofAggregate.getAggregateIdentifier();
            streamType = ofAggregate.getType();
            seq = ofAggregate.getSequenceNumber();
        }
        SealContext context = new SealContext(message.getIdentifier(), stream, type, rev);
        return new EventDraft(
                message.getIdentifier(),
                stream,
                streamType,
                seq,
                type,
                rev,
                timeOf.apply(message),
                seal.seal(context, payload, json.getData()),
                FlatMeta.flat(message.getMetaData()));
    }
}
