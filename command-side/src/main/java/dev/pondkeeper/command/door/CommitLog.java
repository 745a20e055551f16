package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.Optional;
import java.util.OptionalLong;

/** What the door asks of the ledger; the app binds it. */
public interface CommitLog {

    /** Names of the metadata of a command message that the ledger writes into its commit. */
    String KEY = "commitKey";

    /** An HMAC of command and body, so that a key cannot be used for something else. */
    String FINGERPRINT = "commitFingerprint";

    /** The version that the caller expects the target to have. */
    String EXPECTED_VERSION = "expectedVersion";

    /** Why a command that no rule refused was not recorded. */
    enum Fault {
        /** A commit with this key is there already. */
        KEY_TAKEN,
        /** Somebody else changed the same stream first. */
        CONFLICT,
        /** The target is not at the version that the caller expects. */
        STALE,
        /** The commit would be larger than the store takes. */
        TOO_LARGE,
        /** The store does not answer; nothing was recorded. */
        UNREACHABLE,
        /** The store did not answer in time; the same key will tell whether it was recorded. */
        UNKNOWN_OUTCOME,
        /** None of these: a defect. */
        DEFECT
    }

    /** What was recorded under a key, and for which command and body. */
    record Keyed(String fingerprint, Receipt receipt) {}

    /** The result of a handler inside its unit of work: the receipt exists once that has committed. */
    @FunctionalInterface
    interface PendingReceipt {
        /** Empty where the command recorded nothing. */
        Optional<Receipt> get();
    }

    Optional<Keyed> recordedUnder(String key);

    /** Position of the last event in the log, −1 if there is none. */
    long tail();

    /** Sequence of the stream's last event, empty if it has none. */
    OptionalLong versionOf(StreamId stream);

    /** Whose order it is, empty if it is not recorded. */
    Optional<CustomerId> ownerOf(OrderId order);

    Fault faultOf(Throwable thrown);
}
