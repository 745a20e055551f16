package dev.pondkeeper.eventstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * A second reader of the format, made from {@code docs/ledger-format.md} alone: it works on exported JSON and shares no line with
 * the code it checks.
 */
final class IndependentVerifier {
    private static final JsonWriterSettings EXPORT =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private byte[] prev = new byte[32];
    private long position;
    private long recorded = Long.MIN_VALUE;
    private final Map<String, Long> heads = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    /** Reads the whole collection; returns the number of events, throws an AssertionError at the first fault. */
    static long check(MongoCollection<BsonDocument> ledger) {
        IndependentVerifier verifier = new IndependentVerifier();
        for (BsonDocument document : ledger.find().sort(Sorts.ascending("_id"))) {
            verifier.check(parse(document.toJson(EXPORT)));
        }
        return verifier.position;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(broken);
        }
    }

    void check(JsonNode commit) {
        expect(commit.get("_id").asLong() == position, "a hole");
        expect(commit.get("n").asInt() == commit.get("events").size(), "n");
        expect(MessageDigest.isEqual(binary(commit.get("prev")), prev), "prev");
        expect(MessageDigest.isEqual(binary(commit.get("hash")), hash(prev, commit)), "hash");
        expect(millis(commit.get("at")) >= recorded, "at");
        expect(!commit.has("key") || keys.add(commit.get("key").asText()), "key twice");
        Set<String> ids = new HashSet<>();
        for (JsonNode event : commit.get("events")) {
            expect(ids.add(event.get("id").asText()), "id twice");
            String stream = event.get("stream").asText();
            long seq = event.get("seq").asLong();
            Long head = heads.put(stream, seq);
            expect(seq == (head == null ? 0 : head + 1), "sequence of " + stream);
        }
        prev = binary(commit.get("hash"));
        recorded = millis(commit.get("at"));
        position += commit.get("n").asLong();
    }

    private void expect(boolean holds, String what) {
        if (!holds) throw new AssertionError("At position " + position + ": " + what);
    }

    static byte[] hash(byte[] prev, JsonNode commit) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(prev);
            return sha.digest(canonical(commit));
        } catch (GeneralSecurityException absent) {
            throw new AssertionError(absent);
        }
    }

    static byte[] canonical(JsonNode commit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("LEDGER/1");
            out.writeLong(commit.get("_id").asLong());
            out.writeInt(commit.get("n").asInt());
            out.writeLong(millis(commit.get("at")));
            maybe(out, commit, "key");
            maybe(out, commit, "fingerprint");
            maybe(out, commit, "result");
            out.writeInt(commit.get("streams").size());
            for (JsonNode stream : commit.get("streams")) {
                text(out, stream.get("id").asText());
                maybe(out, stream, "type");
                out.writeLong(stream.get("from").asLong());
                out.writeLong(stream.get("to").asLong());
            }
            out.writeInt(commit.get("events").size());
            for (JsonNode event : commit.get("events")) {
                text(out, event.get("id").asText());
                text(out, event.get("stream").asText());
                out.writeLong(event.get("seq").asLong());
                text(out, event.get("type").asText());
                maybe(out, event, "rev");
                out.writeLong(millis(event.get("time")));
                text(out, event.get("payload").asText());
                meta(out, event.get("meta"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void meta(DataOutputStream out, JsonNode meta) throws IOException {
        // UTF-8 sorts like code points, which Java's own order of strings does not above U+FFFF.
        Map<String, String> sorted = new TreeMap<>((a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray()));
        meta.properties()
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
        out.writeInt(sorted.size());
        for (Map.Entry<String, String> entry : sorted.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void maybe(DataOutputStream out, JsonNode owner, String name) throws IOException {
        out.writeBoolean(owner.has(name));
        if (owner.has(name)) text(out, owner.get(name).asText());
    }

    static byte[] binary(JsonNode value) {
        return Base64.getDecoder().decode(value.get("$binary").get("base64").asText());
    }

    static long millis(JsonNode value) {
        JsonNode date = value.get("$date");
        return date.isTextual()
                ? Instant.parse(date.asText()).toEpochMilli()
                : date.get("$numberLong").asLong();
    }
}
