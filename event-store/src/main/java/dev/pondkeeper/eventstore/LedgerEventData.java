package dev.pondkeeper.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/** A recorded event in the shape that Axon's upcasters and serializers take. */
class LedgerEventData implements TrackedEventData<Object> {
    private final LedgerEvent event;
    private final PayloadSeal seal;
    private final boolean businessTime;

    private LedgerEventData(LedgerEvent event, PayloadSeal seal, boolean businessTime) {
        this.event = event;
        this.seal = seal;
        this.businessTime = businessTime;
    }

    static TrackedEventData<?> tracked(LedgerEvent event, PayloadSeal seal, boolean businessTime) {
        return event.isAlone() ? new LedgerEventData(event, seal, businessTime) : ofStream(event, seal, businessTime);
    }

    static OfStream ofStream(LedgerEvent event, PayloadSeal seal, boolean businessTime) {
        return new OfStream(event, seal, businessTime);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(event.position());
    }

    @Override
    public String getEventIdentifier() {
        return event.id();
    }

    @Override
    public Instant getTimestamp() {
        return businessTime ? event.at() : event.time();
    }

    @Override
    @SuppressWarnings("unchecked") // read-only, and read by the content type it names
    public SerializedObject<Object> getMetaData() {
        return (SerializedObject<Object>) (SerializedObject<?>) new FlatMeta(this::meta);
    }

    private MetaData meta() {
        MetaData meta = MetaData.from(event.meta());
        if (!businessTime) return meta;
        return meta.and(LedgerEventStorageEngine.RECORDED_AT, event.at().toString());
    }

    @Override
    @SuppressWarnings("unchecked") // read-only, and read by the content type it names
    public SerializedObject<Object> getPayload() {
        SealContext context = new SealContext(event.id(), event.stream(), event.type(), event.rev());
        return (SerializedObject<Object>) (SerializedObject<?>) new SealedPayload(seal, context, event.payload());
    }

    /** One that belongs to an aggregate. */
    static final class OfStream extends LedgerEventData implements DomainEventData<Object> {
        private OfStream(LedgerEvent event, PayloadSeal seal, boolean businessTime) {
            super(event, seal, businessTime);
        }

        @Override
        public @Nullable String getType() {
            return super.event.streamType();
        }

        @Override
        public String getAggregateIdentifier() {
            return super.event.stream();
        }

        @Override
        public long getSequenceNumber() {
            return super.event.seq();
        }
    }
}
