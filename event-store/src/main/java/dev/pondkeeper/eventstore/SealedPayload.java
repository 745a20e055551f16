package dev.pondkeeper.eventstore;

import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/** A recorded payload that is opened when somebody looks at it, because most readers skip most events. */
final class SealedPayload implements SerializedObject<String> {
    private final PayloadSeal seal;
    private final SealContext context;
    private final String sealed;
    private @Nullable String json;

    SealedPayload(PayloadSeal seal, SealContext context, String sealed) {
        this.seal = seal;
        this.context = context;
        this.sealed = sealed;
    }

    @Override
    public Class<String> getContentType() {
        return String.class;
    }

    @Override
    public SerializedType getType() {
        return new SimpleSerializedType(context.type(), context.rev());
    }

    @Override
    public String getData() {
        String open = json;
        if (open == null) {
            open = seal.unseal(context, sealed);
            json = open;
        }
        return open;
    }
}
