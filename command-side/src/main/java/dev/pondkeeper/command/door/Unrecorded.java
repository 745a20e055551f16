package dev.pondkeeper.command.door;

/** A command was not recorded for a reason that lies outside every rule of the domain. */
public final class Unrecorded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Each reason with its slug and HTTP status (API.md, Errors). */
    public enum Reason {
        STALE_VERSION("stale-version", 412),
        KEY_REUSED("idempotency-key-reused", 422),
        IN_PROGRESS("command-in-progress", 409),
        CONTENDED("too-much-contention", 503),
        TOO_LARGE("commit-too-large", 413),
        STORE_UNREACHABLE("store-unreachable", 503),
        OUTCOME_UNKNOWN("outcome-unknown", 503);

        private final String slug;
        private final int status;

        Reason(String slug, int status) {
            this.slug = slug;
            this.status = status;
        }

        public String slug() {
            return slug;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;

    public Unrecorded(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    /** What the caller hears of a store that did not do its part; a defect stays what it is. */
    static RuntimeException told(CommitLog.Fault fault, RuntimeException thrown) {
        return switch (fault) {
            case TOO_LARGE ->
                new Unrecorded(Reason.TOO_LARGE, "The events of this command are larger than one commit may be.");
            case UNREACHABLE ->
                new Unrecorded(
                        Reason.STORE_UNREACHABLE, "The event store does not answer; this attempt recorded nothing.");
            case UNKNOWN_OUTCOME ->
                new Unrecorded(
                        Reason.OUTCOME_UNKNOWN,
                        "The event store did not answer in time, so the outcome is unknown; "
                                + "with an Idempotency-Key, ask again with the same key.");
            case KEY_TAKEN, CONFLICT, STALE, DEFECT -> thrown;
        };
    }

    public Reason reason() {
        return reason;
    }
}
