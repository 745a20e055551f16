package dev.pondkeeper.eventstore;

/**
 * Closes a payload before it reaches the ledger and opens it for reading: the place to encrypt what must be erasable. The
 * hash is taken over the sealed text, so throwing a key away later breaks no hash.
 *
 * <p>Called by many threads at once.
 */
public interface PayloadSeal {
    /** Leaves payloads as they are. */
    PayloadSeal NONE = new PayloadSeal() {
        @Override
        public String seal(SealContext context, Object payload, String json) {
            return json;
        }

        @Override
        public String unseal(SealContext context, String json) {
            return json;
        }
    };

    /**
     * Closes a payload.
     *
     * @param payload the object that was serialized
     * @param json what the serializer made of it
     * @return the JSON text to record
     */
    String seal(SealContext context, Object payload, String json);

    /**
     * Opens a payload.
     *
     * @param json what is recorded
     * @return the JSON text to deserialize; where a key is gone, one without the lost values
     */
    String unseal(SealContext context, String json);
}
