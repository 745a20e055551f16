package dev.pondkeeper.app.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * For one machine: a file of slots of equal size that only its owner may read. A key is erased by overwriting its slot where it
 * stands, so that no file holds it any longer; a store that only ever appends would keep it as dead bytes. Threads that wait
 * to have something on disk share one sync.
 *
 * <p>A slot: state (1 key, 2 erased; int32), HMAC of the customer's id (32 bytes), wrapped key in base64url (80 bytes), CRC-32
 * of these (int32), filled up to 128 bytes, which no sector border cuts.
 */
final class FileKeyShelf implements KeyShelf, AutoCloseable {

    private static final int SLOT = 128;
    private static final int NAME = 32;
    private static final int WRAPPED = 80;
    private static final int CHECKSUM = Integer.BYTES + NAME + WRAPPED;
    private static final int KEY = 1;
    private static final int ERASED = 2;

    private final FileChannel file;
    private final SecretKey naming;
    private final ConcurrentHashMap<Long, Integer> slots = new ConcurrentHashMap<>();
    private final Object sync = new Object();
    private int used;
    private long written;
    private long synced;

    /** @throws UncheckedIOException if the file can be neither read nor made */
    FileKeyShelf(Path directory, MasterKey master) {
        naming = master.derive("vault-name", "HmacSHA256");
        Path path = directory.resolve("customers.vault");
        try {
            Files.createDirectories(directory);
            if (Files.notExists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            index();
        } catch (IOException unusable) {
            throw new UncheckedIOException("The key vault " + path + " cannot be used", unusable);
        }
    }

    @Override
    public Optional<Place> find(String customer) {
        byte[] name = nameOf(customer);
        Integer slot = slots.get(ByteBuffer.wrap(name).getLong());
        return slot == null ? Optional.empty() : Optional.of(read(slot, name));
    }

    @Override
    public Place putIfAbsent(String customer, String wrapped) {
        byte[] name = nameOf(customer);
        long number;
        synchronized (this) {
            Integer taken = slots.get(ByteBuffer.wrap(name).getLong());
            if (taken != null) return read(taken, name);
            number = write(used, KEY, name, wrapped);
            slots.put(ByteBuffer.wrap(name).getLong(), used++);
        }
        force(number);
        return new Place(wrapped);
    }

    @Override
    public void erase(String customer) {
        byte[] name = nameOf(customer);
        long number;
        synchronized (this) {
            Integer slot = slots.get(ByteBuffer.wrap(name).getLong());
            number = write(slot == null ? used : slot, ERASED, name, "");
            if (slot == null) slots.put(ByteBuffer.wrap(name).getLong(), used++);
        }
        force(number);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }

    /** A slot that a crash cut short holds no key that anything was sealed with: it is skipped. */
    private void index() throws IOException {
        used = Math.toIntExact(file.size() / SLOT);
        for (int slot = 0; slot < used; slot++) {
            byte[] bytes = bytesOf(slot);
            if (isWhole(bytes)) slots.put(ByteBuffer.wrap(bytes).getLong(Integer.BYTES), slot);
        }
    }

    private synchronized Place read(int slot, byte[] name) {
        try {
            byte[] bytes = bytesOf(slot);
            byte[] held = Arrays.copyOfRange(bytes, Integer.BYTES, Integer.BYTES + NAME);
            if (!isWhole(bytes) || !Arrays.equals(held, name)) {
                throw new IllegalStateException("slot " + slot + " of the key vault is damaged");
            }
            if (ByteBuffer.wrap(bytes).getInt(0) == ERASED) return Place.ERASED;
            return new Place(
                    Sealing.PREFIX + new String(bytes, Integer.BYTES + NAME, WRAPPED, StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key vault cannot be read", unreadable);
        }
    }

    private byte[] bytesOf(int slot) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[SLOT]);
        while (bytes.hasRemaining() && file.read(bytes, (long) slot * SLOT + bytes.position()) >= 0) {}
        return bytes.array();
    }

    /** @return the number of this write, for {@link #force} */
    private long write(int slot, int state, byte[] name, String wrapped) {
        byte[] bytes = new byte[SLOT];
        ByteBuffer fields = ByteBuffer.wrap(bytes).putInt(state).put(name);
        if (!wrapped.isEmpty()) {
            fields.put(wrapped.substring(Sealing.PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
        }
        fields.putInt(CHECKSUM, checksum(bytes));
        ByteBuffer whole = ByteBuffer.wrap(bytes);
        try {
            while (whole.hasRemaining()) file.write(whole, (long) slot * SLOT + whole.position());
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The key vault cannot be written", unwritable);
        }
        return ++written;
    }

    private void force(long number) {
        synchronized (sync) {
            if (synced >= number) return;
            long upTo;
            synchronized (this) {
                upTo = written;
            }
            try {
                file.force(false);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("The key vault cannot be written", unwritable);
            }
            synced = upTo;
        }
    }

    private static boolean isWhole(byte[] bytes) {
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        int state = fields.getInt(0);
        return (state == KEY || state == ERASED) && fields.getInt(CHECKSUM) == checksum(bytes);
    }

    private static int checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, CHECKSUM);
        return (int) sum.getValue();
    }

    private byte[] nameOf(String customer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(naming);
            return mac.doFinal(customer.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
