package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy of a ledger is damaged in one way, and the verification names the place. */
class LedgerVerificationIT {
    final MongoDatabase database = TestStore.freshDatabase();
    final Ledger ledger = Ledgers.over(database);
    final MongoCollection<Document> documents = database.getCollection("ledger");

    @BeforeEach
    void six_commits() {
        ledger.append(draft("a", 0, 1));
        ledger.append(keyed("k1", "b", 0));
        ledger.append(draft("a", 2, 2));
        ledger.append(keyed("k2", "c", 0));
        ledger.append(draft("b", 1, 3));
        ledger.append(draft("d", 0, 0));
    }

    @Test
    void an_intact_ledger_is_intact_and_has_the_hash_of_its_last_commit() {
        List<VerificationProgress> heard = new ArrayList<>();
        VerificationReport report = ledger.verify(heard::add);
        assertThat(report.fault()).isEmpty();
        assertThat(report.commits()).isEqualTo(6);
        assertThat(report.events()).isEqualTo(9);
        assertThat(report.head())
                .isEqualTo(ledger.findByPosition(8).orElseThrow().hash());
        assertThat(heard).containsExactly(new VerificationProgress(1, 1, 8));
        assertThat(IndependentVerifier.check(database.getCollection("ledger", BsonDocument.class)))
                .isEqualTo(9);
    }

    @Test
    void one_changed_byte_in_a_payload_is_found() {
        documents.updateOne(Filters.eq("_id", 3L), Updates.set("events.0.payload", "{\"seq\":3}"));
        assertFault(3, "hash");
    }

    @Test
    void one_changed_byte_in_a_hash_is_found() {
        byte[] hash = ledger.findByPosition(3).orElseThrow().hash().bytes();
        hash[7] ^= 1;
        documents.updateOne(Filters.eq("_id", 3L), Updates.set("hash", new Binary(hash)));
        assertFault(3, "hash");
    }

    @Test
    void a_changed_recorded_time_is_found() {
        documents.updateOne(Filters.eq("_id", 3L), Updates.set("at", Instant.EPOCH));
        assertFault(3, "hash");
    }

    @Test
    void a_missing_commit_is_found() {
        documents.deleteOne(Filters.eq("_id", 3L));
        assertFault(3, "there is no commit");
    }

    @Test
    void a_missing_first_commit_is_found() {
        documents.deleteOne(Filters.eq("_id", 0L));
        assertFault(0, "there is no commit");
    }

    @Test
    void a_field_outside_the_format_is_found() {
        documents.updateOne(Filters.eq("_id", 4L), Updates.set("remark", "x"));
        assertFault(4, "remark");
    }

    @Test
    void a_document_with_a_missing_field_is_found() {
        documents.updateOne(Filters.eq("_id", 4L), Updates.unset("at"));
        assertFault(4, "at is missing");
    }

    @Test
    void a_forged_chain_with_a_gap_in_a_stream_is_found() {
        forge(draft("a", 5, 5));
        assertFault(9, "stream a goes on at sequence 5 after 2");
    }

    @Test
    void a_forged_chain_with_a_stream_that_does_not_begin_is_found() {
        forge(draft("e", 1, 1));
        assertFault(9, "stream e goes on at sequence 1 after nothing");
    }

    @Test
    void a_forged_chain_with_a_key_taken_twice_is_found() {
        database.getCollection("ledger").dropIndex("key_once");
        forge(keyed("k1", "e", 0));
        assertFault(9, "key k1");
    }

    /** A commit that is rightly placed and hashed, which the ledger itself would have refused. */
    private void forge(CommitDraft draft) {
        LedgerCommit last = ledger.findByPosition(8).orElseThrow();
        String result = draft.intent() == null ? null : draft.intent().resultAt(0);
        LedgerCommit forged = new WaitingCommit(draft, result).after(LedgerTail.after(last), last.at());
        new MongoLedger(database, "ledger").insert(List.of(forged));
    }

    private void assertFault(long position, String text) {
        VerificationReport report = ledger.verify(step -> {});
        assertThat(report.isIntact()).isFalse();
        assertThat(report.fault().orElseThrow())
                .startsWith("At position " + position + ":")
                .contains(text);
    }
}
