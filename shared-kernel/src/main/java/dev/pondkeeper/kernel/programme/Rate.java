package dev.pondkeeper.kernel.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.pondkeeper.kernel.Checks;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A share of an amount in basis points: 1 000 is 10 %. Written as that number. */
public record Rate(@JsonValue int basisPoints) {

    private static final int WHOLE = 10_000;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Rate {
        new Checks()
                .require(basisPoints >= 0 && basisPoints <= WHOLE, "", "must lie between 0 and 10000 basis points")
                .done();
    }

    public static Rate percent(int percent) {
        return new Rate(Math.multiplyExact(percent, 100));
    }

    /** That share of an amount, rounded down to the minor unit (DOMAIN.md §2, DistributionReferral). */
    public long of(long amount) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(basisPoints))
                .divide(BigInteger.valueOf(WHOLE))
                .longValueExact();
    }

    /**
     * Whether something falls into this share: always the same answer for the same name, on every machine, and spread evenly
     * over names.
     */
    public boolean covers(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt() >>> 1 < (1L << 31) * basisPoints / WHOLE;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
