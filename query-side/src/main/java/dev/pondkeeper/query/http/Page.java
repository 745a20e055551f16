package dev.pondkeeper.query.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /**
     * What a caller asked for.
     *
     * @param after the key of the last item of the page before, null for the first page
     */
    public record Asked(int limit, @Nullable String after) {}

    /**
     * @param found what lies after the cursor, in order: at most one more than was asked for, which shows that a page follows
     * @param key of an item, by which the list is ordered and no two are equal
     */
    public static <D, T> Page<T> of(Asked asked, List<D> found, Function<D, String> key, Function<D, T> item) {
        boolean more = found.size() > asked.limit();
        List<D> shown = more ? found.subList(0, asked.limit()) : found;
        String next = more ? encode(key.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }

    /** A checksum goes with the key, so that a cursor that was cut off or made up is not taken for the key of some item. */
    static String encode(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer cursor = ByteBuffer.allocate(CHECKSUM_BYTES + bytes.length);
        cursor.putInt(checksum(bytes)).put(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /** @throws IllegalArgumentException if it is not the work of {@link #encode} */
    static String decode(String cursor) {
        ByteBuffer decoded = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        if (decoded.remaining() < CHECKSUM_BYTES) throw new IllegalArgumentException("no room for a checksum");
        int checksum = decoded.getInt();
        byte[] bytes = new byte[decoded.remaining()];
        decoded.get(bytes);
        if (checksum(bytes) != checksum) throw new IllegalArgumentException("not the key that it was made of");
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
