package dev.pondkeeper.kernel;

/** What travels beside commands and events. */
public final class MetadataKeys {

    /** One business conversation: given by the caller, or made by the door. */
    public static final String CORRELATION_ID = "correlationId";

    /** The id of the event that a policy or saga reacted to; absent on what a caller asked for. */
    public static final String CAUSATION_ID = "causationId";

    /** Who asked: the client's name, or the policy's with a leading {@code ~}. */
    public static final String ACTOR = "actor";

    /** The command's name. */
    public static final String COMMAND = "command";

    /** {@code "true"} on imported history: it starts no campaign and sends no touch. */
    public static final String HISTORICAL = "historical";

    /** The position of the caller's own commit from which a chain of reactions started, in decimal. */
    public static final String ROOT_POSITION = "rootPosition";

    /** Recorded time: when the decision was taken, an ISO-8601 instant. */
    public static final String RECORDED_AT = "recordedAt";

    private MetadataKeys() {}
}
