package dev.pondkeeper.eventstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** Ledgers, engines and drafts as tests want them. */
final class Ledgers {
    private Ledgers() {}

    static Ledger fresh() {
        return over(TestStore.freshDatabase());
    }

    static Ledger over(MongoDatabase database) {
        return Ledger.builder().database(database).clock(Clock.systemUTC()).build();
    }

    static LedgerEventStorageEngine.Builder engineBuilder(Ledger ledger) {
        LedgerEventStorageEngine.Builder builder =
                LedgerEventStorageEngine.builder().ledger(ledger);
        builder.eventSerializer(jackson());
        builder.snapshotSerializer(jackson());
        return builder;
    }

    static Serializer jackson() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().registerModule(new JavaTimeModule()))
                .build();
    }

    static CommitDraft draft(@Nullable CommitIntent intent, EventDraft... events) {
        return CommitDraft.of(intent, List.of(events));
    }

    /** One commit with the sequences [from, to] of one stream. */
    static CommitDraft draft(String stream, long from, long to) {
        return CommitDraft.of(
                null,
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> event(stream, seq))
                        .toList());
    }

    static CommitDraft keyed(String key, String stream, long seq) {
        return draft(new CommitIntent(key, "fingerprint", stream), event(stream, seq));
    }

    static EventDraft event(String stream, long seq) {
        return new EventDraft(
                UUID.randomUUID().toString(),
                stream,
                "thing",
                seq,
                "Happened",
                "1",
                Instant.parse("2026-01-01T00:00:00Z"),
                "{\"seq\":" + seq + "}",
                Map.of("correlation.id", "c-1"));
    }
}
