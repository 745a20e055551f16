package dev.pondkeeper.app.privacy;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/**
 * The one secret of an installation: 256 random bits in a file that only its owner may read. Everything else is derived from
 * it or wrapped by it, so who loses it loses every personal field; back it up apart from the ledger.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads the key of this directory, or makes it the first time.
     *
     * @throws UncheckedIOException if it can be neither read nor written
     * @throws IllegalStateException if the file holds something else
     */
    public static MasterKey in(Path directory) {
        Path file = directory.resolve("master.key");
        try {
            Files.createDirectories(directory);
            if (Files.notExists(file)) make(file);
            byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
            if (secret.length != BYTES) throw new IllegalArgumentException("it has " + secret.length + " bytes");
            return new MasterKey(secret);
        } catch (IllegalArgumentException foreign) {
            throw new IllegalStateException(file + " does not hold a master key: " + foreign.getMessage(), foreign);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The master key " + file + " cannot be used", unreadable);
        }
    }

    /** A key of its own for each purpose; none tells anything about another. */
    SecretKey derive(String purpose, String algorithm) {
        return new SecretKeySpec(mac(secret, "pondkeeper/" + purpose), algorithm);
    }

    /** Tells this key from another without telling anything about it. */
    String fingerprint() {
        return HexFormat.of().formatHex(mac(secret, "pondkeeper/fingerprint"));
    }

    /**
     * Holds this key against the one that the store was first written with.
     *
     * @throws IllegalStateException if it is another
     */
    void mustBeThatOf(MongoDatabase store) {
        MongoCollection<Document> about =
                store.getCollection("vault").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        Document known = about.find(eq("_id", "master")).first();
        if (known == null) {
            about.insertOne(new Document("_id", "master").append("fingerprint", fingerprint()));
        } else if (!fingerprint().equals(known.getString("fingerprint"))) {
            throw new IllegalStateException(
                    "the master key in the data directory is not the one this store was written with; "
                            + "put the right master.key into its keys folder");
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** Written aside, synced and moved, so that no crash leaves half a key. */
    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path fresh = Files.createTempFile(
                file.getParent(),
                "master",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, Base64.getEncoder().encodeToString(secret));
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.createLink(file, fresh);
            Files.delete(fresh);
        } catch (FileAlreadyExistsException another) {
            Files.delete(fresh);
        } catch (UnsupportedOperationException noLinks) {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
