package dev.pondkeeper.app.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM (NIST SP 800-38D) over short texts; what a text belongs to is authenticated with it. */
final class Sealing {

    /** Marks a sealed text and how it was sealed. */
    static final String PREFIX = "sealed:v1:";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealing() {}

    static String seal(SecretKey key, byte[] plain, String belongsTo) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, key, nonce, belongsTo, plain);
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
        System.arraycopy(closed, 0, both, NONCE_BYTES, closed.length);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /** @throws IllegalStateException if the text was changed, moved from elsewhere or sealed with another key */
    static byte[] open(SecretKey key, String sealed, String belongsTo) {
        byte[] both = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, belongsTo, Arrays.copyOfRange(both, NONCE_BYTES, both.length));
    }

    private static byte[] cipher(int mode, SecretKey key, byte[] nonce, String belongsTo, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("A sealed text of " + belongsTo + " does not open", broken);
        }
    }
}
