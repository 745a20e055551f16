package dev.pondkeeper.app.touch;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a body so that its receiver can tell who sent it, when, and that nothing was changed (Standard Webhooks 1.0.0). */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;

    private final SecretKeySpec key;

    /**
     * Takes the secret as the standard writes it.
     *
     * @param secret {@code whsec_} and at least 24 bytes in base64
     * @throws IllegalStateException if it is none
     */
    WebhookSignature(String secret) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : "!");
        } catch (IllegalArgumentException unreadable) {
            bytes = new byte[0];
        }
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalStateException("pondkeeper.touch.webhook.secret must be whsec_ and at least " + LEAST_BYTES
                    + " bytes in base64; make one with: echo whsec_$(openssl rand -base64 32)");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** The value of the header {@code Webhook-Signature}. */
    String of(String id, Instant sentAt, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = id + "." + sentAt.getEpochSecond() + "." + body;
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
