package dev.pondkeeper.app.privacy;

import dev.pondkeeper.command.CustomerIsErased;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * One data key per customer. A key is on disk before the first text sealed with it can reach the ledger; once it is erased,
 * nothing sealed with it opens again, and the customer never gets another one.
 */
public interface KeyVault {

    /**
     * The customer's key, made now if there is none.
     *
     * @throws CustomerIsErased if it has been erased
     */
    SecretKey ofNew(String customer);

    /** Empty where there never was one, and where it has been erased. */
    Optional<SecretKey> of(String customer);

    /** Deletes the key for good and leaves a mark in its place; a second time it changes nothing. */
    void erase(String customer);
}
