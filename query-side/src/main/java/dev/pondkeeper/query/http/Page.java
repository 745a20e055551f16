package dev.pondkeeper.query.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

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

    static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if it is not the work of {@link #encode} */
    static String decode(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
