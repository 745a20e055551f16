package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples in docs/ledger-format.md are what the code does. */
class LedgerFormatTest {
    final List<JsonNode> documents =
            blocks("json").stream().map(IndependentVerifier::parse).toList();
    final List<String> canonical =
            blocks("hex").stream().map(hex -> hex.replaceAll("\\s", "")).toList();
    final List<String> hashes = blocks("sha256").stream().map(String::strip).toList();

    @Test
    void the_page_has_two_examples() {
        assertThat(documents).hasSize(2);
        assertThat(canonical).hasSize(2);
        assertThat(hashes).hasSize(2);
    }

    @Test
    void the_hashes_on_the_page_are_those_of_the_code() {
        for (int i = 0; i < documents.size(); i++) {
            LedgerCommit commit = commit(documents.get(i));
            assertThat(CanonicalForm.hashOf(commit)).hasToString(hashes.get(i));
            assertThat(commit.hash()).hasToString(hashes.get(i));
        }
    }

    @Test
    void the_bytes_on_the_page_are_those_of_the_code() {
        for (int i = 0; i < documents.size(); i++) {
            LedgerCommit commit = commit(documents.get(i));
            byte[] body = CanonicalForm.body(
                    commit.key(), commit.fingerprint(), commit.result(), commit.streams(), drafts(commit));
            int head = "LEDGER/1".length() + 20;
            assertThat(canonical.get(i).substring(2 * head))
                    .isEqualTo(HexFormat.of().formatHex(body));
        }
    }

    @Test
    void an_independent_reader_of_the_page_agrees() {
        IndependentVerifier verifier = new IndependentVerifier();
        documents.forEach(verifier::check);
        for (int i = 0; i < documents.size(); i++) {
            assertThat(HexFormat.of().formatHex(IndependentVerifier.canonical(documents.get(i))))
                    .isEqualTo(canonical.get(i));
        }
    }

    @Test
    void the_documents_on_the_page_are_those_that_are_written() {
        JsonWriterSettings export =
                JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
        for (JsonNode document : documents) {
            String written = CommitDocument.of(commit(document)).toJson(export);
            JsonNode tree = IndependentVerifier.parse(written);
            assertThat(Instant.parse(tree.at("/at/$date").asText()))
                    .isEqualTo(Instant.parse(document.at("/at/$date").asText()));
            assertThat(withoutAt(tree)).isEqualTo(withoutAt(document));
        }
    }

    @Test
    void what_is_written_is_read_back() {
        for (JsonNode document : documents) {
            LedgerCommit commit = commit(document);
            assertThat(CommitFields.read(CommitDocument.of(commit))).isEqualTo(commit);
        }
    }

    @Test
    void the_bytes_sent_are_those_that_the_drivers_own_writer_makes_of_the_document() {
        for (JsonNode document : documents) {
            RawBsonDocument written = CommitDocument.of(commit(document));
            BsonDocument decoded = written.decode(new BsonDocumentCodec());
            assertThat(written.getByteBuffer().asNIO())
                    .isEqualTo(new RawBsonDocument(decoded, new BsonDocumentCodec())
                            .getByteBuffer()
                            .asNIO());
        }
    }

    @Test
    void a_document_that_is_broken_off_or_padded_is_an_error_wherever_it_is() {
        byte[] whole = bytes(CommitDocument.of(commit(documents.get(1))));
        for (int length = 5; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CommitFields.read(new RawBsonDocument(part)))
                    .isInstanceOf(BsonSerializationException.class);
        }
        byte[] padded = Arrays.copyOf(whole, whole.length + 1);
        padded[0]++;
        assertThatThrownBy(() -> CommitFields.read(new RawBsonDocument(padded)))
                .isInstanceOf(BsonSerializationException.class);
    }

    @Test
    void a_field_of_another_type_is_an_error() {
        BsonDocument document = decoded(documents.get(0)).append("n", new BsonInt64(1));
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(BsonSerializationException.class)
                .hasMessageContaining("n is a INT64");
    }

    @Test
    void a_name_with_a_character_0_is_refused_because_it_would_end_there() {
        BsonBytes out = new BsonBytes(8);
        assertThatThrownBy(() -> out.string("a\0b", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_field_that_the_format_does_not_know_is_an_error() {
        BsonDocument document = decoded(documents.get(0)).append("remark", new BsonString("outside the hash"));
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(BsonSerializationException.class)
                .hasMessageContaining("remark");
    }

    @Test
    void every_single_change_changes_the_hash() {
        LedgerCommit commit = commit(documents.get(1));
        LedgerEvent event = commit.events().get(0);
        List<LedgerCommit> changed = List.of(
                new LedgerCommit(
                        commit.position() + 1,
                        3,
                        commit.prev(),
                        commit.hash(),
                        commit.at(),
                        commit.key(),
                        commit.fingerprint(),
                        commit.result(),
                        commit.streams(),
                        commit.events()),
                new LedgerCommit(
                        1,
                        3,
                        CommitHash.NONE,
                        commit.hash(),
                        commit.at(),
                        commit.key(),
                        commit.fingerprint(),
                        commit.result(),
                        commit.streams(),
                        commit.events()),
                new LedgerCommit(
                        1,
                        3,
                        commit.prev(),
                        commit.hash(),
                        commit.at().plusMillis(1),
                        commit.key(),
                        commit.fingerprint(),
                        commit.result(),
                        commit.streams(),
                        commit.events()),
                new LedgerCommit(
                        1,
                        3,
                        commit.prev(),
                        commit.hash(),
                        commit.at(),
                        null,
                        commit.fingerprint(),
                        commit.result(),
                        commit.streams(),
                        commit.events()),
                new LedgerCommit(
                        1,
                        3,
                        commit.prev(),
                        commit.hash(),
                        commit.at(),
                        commit.key(),
                        "",
                        commit.result(),
                        commit.streams(),
                        commit.events()),
                new LedgerCommit(
                        1,
                        3,
                        commit.prev(),
                        commit.hash(),
                        commit.at(),
                        commit.key(),
                        commit.fingerprint(),
                        commit.result(),
                        commit.streams().subList(0, 1),
                        commit.events()),
                withFirst(commit, event.payload() + " ", event.meta()),
                withFirst(commit, event.payload(), Map.of()));
        assertThat(changed)
                .extracting(CanonicalForm::hashOf)
                .doesNotHaveDuplicates()
                .doesNotContain(commit.hash());
    }

    private static LedgerCommit withFirst(LedgerCommit commit, String payload, Map<String, String> meta) {
        LedgerEvent event = commit.events().get(0);
        List<LedgerEvent> events = new ArrayList<>(commit.events());
        events.set(
                0,
                new LedgerEvent(
                        event.id(),
                        event.stream(),
                        event.seq(),
                        event.type(),
                        event.rev(),
                        event.time(),
                        payload,
                        meta,
                        event.position(),
                        event.at(),
                        event.streamType()));
        return new LedgerCommit(
                commit.position(),
                commit.n(),
                commit.prev(),
                commit.hash(),
                commit.at(),
                commit.key(),
                commit.fingerprint(),
                commit.result(),
                commit.streams(),
                events);
    }

    private static JsonNode withoutAt(JsonNode document) {
        return ((ObjectNode) document.deepCopy()).without("at");
    }

    private static List<EventDraft> drafts(LedgerCommit commit) {
        return commit.events().stream()
                .map(event -> new EventDraft(
                        event.id(),
                        event.stream(),
                        event.streamType(),
                        event.seq(),
                        event.type(),
                        event.rev(),
                        event.time(),
                        event.payload(),
                        event.meta()))
                .toList();
    }

    private static BsonDocument decoded(JsonNode document) {
        return CommitDocument.of(commit(document)).decode(new BsonDocumentCodec());
    }

    private static LedgerCommit read(BsonDocument document) {
        return CommitFields.read(new RawBsonDocument(document, new BsonDocumentCodec()));
    }

    private static byte[] bytes(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static LedgerCommit commit(JsonNode document) {
        Instant at = Instant.ofEpochMilli(IndependentVerifier.millis(document.get("at")));
        Map<String, @Nullable String> types = new HashMap<>();
        List<LedgerStream> streams = new ArrayList<>();
        for (JsonNode stream : document.get("streams")) {
            String id = stream.get("id").asText();
            types.put(id, optional(stream, "type"));
            streams.add(new LedgerStream(
                    id,
                    optional(stream, "type"),
                    stream.get("from").asLong(),
                    stream.get("to").asLong()));
        }
        long position = document.get("_id").asLong();
        List<LedgerEvent> events = new ArrayList<>();
        for (JsonNode event : document.get("events")) {
            Map<String, String> meta = new HashMap<>();
            event.get("meta")
                    .properties()
                    .forEach(entry -> meta.put(entry.getKey(), entry.getValue().asText()));
            String stream = event.get("stream").asText();
            events.add(new LedgerEvent(
                    event.get("id").asText(),
                    stream,
                    event.get("seq").asLong(),
                    event.get("type").asText(),
                    optional(event, "rev"),
                    Instant.ofEpochMilli(IndependentVerifier.millis(event.get("time"))),
                    event.get("payload").asText(),
                    meta,
                    position + events.size(),
                    at,
                    types.get(stream)));
        }
        return new LedgerCommit(
                position,
                document.get("n").asInt(),
                CommitHash.of(IndependentVerifier.binary(document.get("prev"))),
                CommitHash.of(IndependentVerifier.binary(document.get("hash"))),
                at,
                optional(document, "key"),
                optional(document, "fingerprint"),
                optional(document, "result"),
                streams,
                events);
    }

    private static @Nullable String optional(JsonNode owner, String name) {
        return owner.has(name) ? owner.get(name).asText() : null;
    }

    private static List<String> blocks(String language) {
        try {
            String page = Files.readString(Path.of("..", "docs", "ledger-format.md"));
            Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                    .matcher(page);
            return matcher.results().map(found -> found.group(1)).toList();
        } catch (IOException missing) {
            throw new AssertionError("The page is not where it belongs.", missing);
        }
    }
}
