package dev.pondkeeper.eventstore;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value of the chain: 32 bytes, compared by content, printed as lower-case hexadecimal. */
public final class CommitHash {
    private static final int LENGTH = 32;

    /** What position 0 names as its predecessor: 32 zero bytes. */
    public static final CommitHash NONE = new CommitHash(new byte[LENGTH]);

    private final byte[] value;

    private CommitHash(byte[] value) {
        this.value = value;
    }

    /**
     * Takes a copy of the given bytes.
     *
     * @throws IllegalArgumentException when there are not exactly 32 of them
     */
    public static CommitHash of(byte[] bytes) {
        return owning(bytes.clone());
    }

    /** As {@link #of}, without a copy: nobody else may hold these bytes. */
    static CommitHash owning(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 hash has 32 bytes, not " + bytes.length + ".");
        }
        return new CommitHash(bytes);
    }

    /**
     * Reads the form that {@link #toString()} prints.
     *
     * @throws IllegalArgumentException when it is not 64 hexadecimal digits
     */
    public static CommitHash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return value.clone();
    }

    /** The 32 bytes themselves, to be read only. */
    byte[] shared() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CommitHash hash && Arrays.equals(value, hash.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(value);
    }
}
