package dev.pondkeeper.query.view;

import static com.mongodb.client.model.Sorts.ascending;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a view amounts to, as SHA-256 over canonical JSON: per collection its documents in order of their ids, one line each
 * ended by LF, keys sorted, without positions, times of recording and what else two equal histories need not share.
 */
@Component
public final class ViewDigests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 1000;
    private static final Set<String> BOOKKEEPING = Set.of(ViewCollection.POSITION, ViewCollection.LATE);

    private final ViewStore store;
    private final ViewPositions positions;

    ViewDigests(ViewStore store, ViewPositions positions) {
        this.store = store;
        this.positions = positions;
    }

    /** @param position the least of the views' positions */
    public record All(long position, List<Digest> items) {}

    /** @param sha256 lower-case hexadecimal */
    public record Digest(String view, long documents, String sha256) {}

    All of(List<View> views) {
        long least = Long.MAX_VALUE;
        List<Digest> items = new ArrayList<>();
        for (View view : views) {
            Lock quiet = positions.progress(view.name()).quiet();
            quiet.lock();
            try {
                least = Math.min(least, positions.position(view.name()));
                items.add(digest(view));
            } finally {
                quiet.unlock();
            }
        }
        return new All(views.isEmpty() ? -1 : least, items);
    }

    private Digest digest(View view) {
        MessageDigest sha256 = sha256();
        long documents = 0;
        for (ViewCollection collection : view.collections()) {
            for (Document document :
                    store.collection(collection).find().sort(ascending("_id")).batchSize(PAGE)) {
                sha256.update(JSON.writeValueAsBytes(canonical(document, collection.beyondHistory())));
                sha256.update((byte) '\n');
                documents++;
            }
        }
        return new Digest(view.name(), documents, HexFormat.of().formatHex(sha256.digest()));
    }

    private static Map<String, @Nullable Object> canonical(Map<String, ?> document, Set<String> beyondHistory) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        document.forEach((key, value) -> {
            if (!BOOKKEEPING.contains(key) && !beyondHistory.contains(key)) {
                sorted.put(key, plain(value, beyondHistory));
            }
        });
        return sorted;
    }

    private static @Nullable Object plain(@Nullable Object value, Set<String> beyondHistory) {
        if (value instanceof Document nested) return canonical(nested, beyondHistory);
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>(list.size());
            for (Object item : list) items.add(plain(item, beyondHistory));
            return items;
        }
        if (value instanceof Date time) return time.toInstant().toString();
        if (value instanceof Binary bytes) return Base64.getEncoder().encodeToString(bytes.getData());
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
