package dev.pondkeeper.eventstore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a commit that its hash is taken over. {@code docs/ledger-format.md} is the definition; this class follows it.
 *
 * <p>The body does not depend on where the commit lands, so it is made once, by the thread that asks; only the head is made
 * again when the commit has to move.
 */
final class CanonicalForm {
    private static final byte[] TAG = "LEDGER/1".getBytes(StandardCharsets.US_ASCII);

    /** One for each thread, because looking it up takes longer than hashing a commit. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(CanonicalForm::sha256);

    private CanonicalForm() {}

    static CommitHash hash(CommitHash prev, long position, int n, Instant at, byte[] body) {
        MessageDigest sha = SHA_256.get();
        sha.update(prev.shared());
        sha.update(TAG);
        Out head = new Out(20);
        head.int64(position);
        head.int32(n);
        head.int64(at.toEpochMilli());
        sha.update(head.array(), 0, head.length());
        return CommitHash.owning(sha.digest(body));
    }

    /** The hash that the commit should carry, from its own fields. */
    static CommitHash hashOf(LedgerCommit commit) {
        byte[] body = body(commit.key(), commit.fingerprint(), commit.result(), commit.streams(), drafts(commit));
        return hash(commit.prev(), commit.position(), commit.n(), commit.at(), body);
    }

    static byte[] body(
            @Nullable String key,
            @Nullable String fingerprint,
            @Nullable String result,
            List<LedgerStream> streams,
            List<EventDraft> events) {
        Out out = new Out(1024);
        out.optional(key);
        out.optional(fingerprint);
        out.optional(result);
        out.list(streams, stream -> {
            out.string(stream.id());
            out.optional(stream.type());
            out.int64(stream.from());
            out.int64(stream.to());
        });
        out.list(events, event -> {
            out.string(event.id());
            out.string(event.stream());
            out.int64(event.seq());
            out.string(event.type());
            out.optional(event.rev());
            out.int64(event.time().toEpochMilli());
            out.string(event.payload());
            out.meta(event.meta());
        });
        return out.toByteArray();
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one says it has not.", absent);
        }
    }

    /** Bytes made of the four building blocks of the format. */
    private static final class Out extends GrowingBytes {
        private static final Comparator<Map.Entry<byte[], String>> BY_NAME =
                Map.Entry.comparingByKey(Arrays::compareUnsigned);
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        Out(int capacity) {
            super(capacity);
        }

        void int32(int value) {
            int at = room(4);
            INT.set(array(), at, value);
        }

        void int64(long value) {
            int at = room(8);
            LONG.set(array(), at, value);
        }

        void string(String text) {
            bytes(utf8(text));
        }

        private void bytes(byte[] bytes) {
            int32(bytes.length);
            put(bytes);
        }

        void optional(@Nullable String text) {
            if (text == null) {
                put(0);
            } else {
                put(1);
                string(text);
            }
        }

        <T> void list(List<T> items, Consumer<T> each) {
            int32(items.size());
            items.forEach(each);
        }

        /** Sorted by the UTF-8 bytes of the names, which is not the order of strings. */
        void meta(Map<String, String> meta) {
            int32(meta.size());
            if (meta.isEmpty()) return;
            List<Map.Entry<byte[], String>> sorted = new ArrayList<>(meta.size());
            meta.forEach((name, value) -> sorted.add(Map.entry(utf8(name), value)));
            sorted.sort(BY_NAME);
            for (Map.Entry<byte[], String> entry : sorted) {
                bytes(entry.getKey());
                string(entry.getValue());
            }
        }
    }

    /**
     * Strict, because a lone surrogate has no UTF-8 form: the store would keep other characters than were hashed.
     *
     * @throws IllegalArgumentException when the text is not well-formed
     */
    private static byte[] utf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new IllegalArgumentException("A text has half a surrogate pair at character " + i
                            + " and so no UTF-8 form; the ledger cannot keep it.");
                }
                i++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
