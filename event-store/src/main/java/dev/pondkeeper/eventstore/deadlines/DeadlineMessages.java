package dev.pondkeeper.eventstore.deadlines;

import dev.pondkeeper.eventstore.PayloadSeal;
import dev.pondkeeper.eventstore.SealContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Messages as they are kept, and back. The payload is sealed; scope and metadata hold ids only. */
final class DeadlineMessages {
    private final Serializer serializer;
    private final PayloadSeal seal;

    DeadlineMessages(Serializer serializer, PayloadSeal seal) {
        this.serializer = serializer;
        this.seal = seal;
    }

    String text(ScopeDescriptor scope) {
        return serializer.serialize(scope, String.class).getData();
    }

    /** Due in whole milliseconds, rounded up. */
    StoredDeadline stored(PlannedDeadline planned, DeadlineMessage<?> message) {
        SerializedObject<String> scope = serializer.serialize(planned.scope(), String.class);
        Object payload = message.getPayload();
        SerializedObject<String> json = payload == null ? null : serializer.serialize(payload, String.class);
        String type = json == null ? null : json.getType().getName();
        String rev = json == null ? null : json.getType().getRevision();
        return new StoredDeadline(
                planned.id(),
                planned.name(),
                wholeMillis(planned.due()),
                planned.seq(),
                scope.getData(),
                scope.getType().getName(),
                json == null || payload == null || type == null
                        ? null
                        : seal.seal(new SealContext(planned.id(), scope.getData(), type, rev), payload, json.getData()),
                type,
                rev,
                serializer.serialize(message.getMetaData(), String.class).getData(),
                0,
                "");
    }

    /** The message that handlers get: its identifier is the deadline's id, its time that at which it was due. */
    DeadlineMessage<?> message(StoredDeadline deadline) {
        MetaData meta = serializer.deserialize(
                new SimpleSerializedObject<>(deadline.meta(), String.class, MetaData.class.getName(), null));
        return new GenericDeadlineMessage<>(
                deadline.name(),
                deadline.id(),
                payload(deadline),
                meta.and(DurableDeadlines.DEADLINE_ID, deadline.id()),
                deadline.due());
    }

    @SuppressWarnings("NullAway") // the serializer gives an object for an object
    private @Nullable Object payload(StoredDeadline deadline) {
        if (deadline.payload() == null || deadline.payloadType() == null) return null;
        String json = seal.unseal(
                new SealContext(deadline.id(), deadline.scope(), deadline.payloadType(), deadline.rev()),
                deadline.payload());
        return serializer.deserialize(
                new SimpleSerializedObject<>(json, String.class, deadline.payloadType(), deadline.rev()));
    }

    ScopeDescriptor scope(StoredDeadline deadline) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(deadline.scope(), String.class, deadline.scopeType(), null));
    }

    private static Instant wholeMillis(Instant due) {
        Instant millis = due.truncatedTo(ChronoUnit.MILLIS);
        return millis.equals(due) ? due : millis.plusMillis(1);
    }
}
