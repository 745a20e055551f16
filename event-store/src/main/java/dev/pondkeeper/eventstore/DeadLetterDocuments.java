package dev.pondkeeper.eventstore;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Letters as documents and back. Payloads are sealed here like in the ledger, so that what is erased there is gone here. */
final class DeadLetterDocuments<M extends EventMessage<?>> {
    private final Serializer serializer;
    private final EventTypeNames names;
    private final PayloadSeal seal;
    private final ToLongFunction<? super M> origin;
    private final Clock clock;

    DeadLetterDocuments(
            Serializer serializer,
            EventTypeNames names,
            PayloadSeal seal,
            ToLongFunction<? super M> origin,
            Clock clock) {
        this.serializer = new LedgerSerializer(serializer, names);
        this.names = names;
        this.seal = seal;
        this.origin = origin;
        this.clock = clock;
    }

    /** Where the event stands in the ledger, −1 where it came from elsewhere. */
    static long positionOf(EventMessage<?> message) {
        if (!(message instanceof TrackedEventMessage<?> tracked) || tracked.trackingToken() == null) return -1;
        return tracked.trackingToken().position().orElse(-1);
    }

    Document document(String id, String group, String sequence, long index, DeadLetter<? extends M> letter) {
        return new Document("_id", id)
                .append("group", group)
                .append("sequence", sequence)
                .append("index", index)
                .append("position", positionOf(letter.message()))
                .append("origin", origin.applyAsLong(letter.message()))
                .append("claimed", null)
                .append("enqueuedAt", Date.from(letter.enqueuedAt()))
                .append("event", event(letter.message()))
                .append("state", state(letter));
    }

    /** What changes about a letter each time it is tried. */
    Document state(DeadLetter<? extends M> letter) {
        Cause cause = letter.cause().orElse(null);
        return new Document("touched", Date.from(letter.lastTouched()))
                .append("causeType", cause == null ? null : cause.type())
                .append("cause", cause == null ? null : cause.message())
                .append(
                        "diagnostics",
                        serializer.serialize(letter.diagnostics(), String.class).getData());
    }

    private Document event(M message) {
        SerializedObject<String> json = serializer.serialize(message.getPayload(), String.class);
        String type = names.nameOf(message.getPayloadType());
        String rev = json.getType().getRevision();
        Document event = new Document("id", message.getIdentifier());
        String stream = message.getIdentifier();
        if (message instanceof DomainEventMessage<?> ofAggregate) {
            stream = ofAggregate.getAggregateIdentifier();
            event.append("stream", stream)
                    .append("streamType", ofAggregate.getType())
                    .append("seq", ofAggregate.getSequenceNumber());
        }
        if (message instanceof TrackedEventMessage<?> tracked) {
            SerializedObject<String> token = serializer.serialize(tracked.trackingToken(), String.class);
            event.append("token", token.getData())
                    .append("tokenType", token.getType().getName());
        }
        SealContext context = new SealContext(message.getIdentifier(), stream, type, rev);
        return event.append("type", type)
                .append("rev", rev)
                .append("time", Date.from(message.getTimestamp()))
                .append("payload", seal.seal(context, message.getPayload(), json.getData()))
                .append("meta", new Document(new HashMap<>(FlatMeta.flat(message.getMetaData()))));
    }

    StoredDeadLetter<M> letter(Document document) {
        Document state = document.get("state", Document.class);
        String causeType = state.getString("causeType");
        MetaData diagnostics = serializer.deserialize(new SimpleSerializedObject<>(
                state.getString("diagnostics"), String.class, MetaData.class.getName(), null));
        return new StoredDeadLetter<>(
                document.getString("_id"),
                document.getString("sequence"),
                document.getLong("index"),
                message(document.get("event", Document.class)),
                causeType == null ? null : new ThrowableCause(causeType, state.getString("cause")),
                document.getDate("enqueuedAt").toInstant(),
                state.getDate("touched").toInstant(),
                diagnostics,
                clock);
    }

    @SuppressWarnings("unchecked") // what was put in comes out
    private M message(Document event) {
        Instant time = event.getDate("time").toInstant();
        String id = event.getString("id");
        String stream = event.getString("stream");
        SealContext context =
                new SealContext(id, stream == null ? id : stream, event.getString("type"), event.getString("rev"));
        Map<String, String> meta = new HashMap<>();
        event.get("meta", Document.class).forEach((key, value) -> meta.put(key, (String) value));
        SerializedMessage<?> message = new SerializedMessage<>(
                id,
                new LazyDeserializingObject<>(new SealedPayload(seal, context, event.getString("payload")), serializer),
                new LazyDeserializingObject<>(MetaData.from(meta)));
        TrackingToken token = token(event);
        if (stream == null) {
            return (M)
                    (token == null
                            ? new GenericEventMessage<>(message, () -> time)
                            : new GenericTrackedEventMessage<>(token, message, () -> time));
        }
        String type = event.getString("streamType");
        long seq = event.getLong("seq");
        return (M)
                (token == null
                        ? new GenericDomainEventMessage<>(type, stream, seq, message, () -> time)
                        : new GenericTrackedDomainEventMessage<>(token, type, stream, seq, message, () -> time));
    }

    private @Nullable TrackingToken token(Document event) {
        String token = event.getString("token");
        return token == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(token, String.class, event.getString("tokenType"), null));
    }
}
