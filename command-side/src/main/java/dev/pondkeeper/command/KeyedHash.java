package dev.pondkeeper.command;

/** An HMAC under a key that lives in the vault and never in the ledger. */
@FunctionalInterface
public interface KeyedHash {

    /**
     * Hashes a text for one purpose.
     *
     * @param purpose keeps the uses apart: equal texts of two purposes have unrelated hashes
     * @return 64 lower-case hexadecimal digits
     */
    String of(String purpose, String text);
}
