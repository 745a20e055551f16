package dev.pondkeeper.app.time;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;

/** Where the virtual clock is kept over restarts: one document, found by {@code _id}. */
final class KeptTime {

    private static final String ID = "virtual";

    private final MongoCollection<Document> clocks;

    KeptTime(MongoDatabase database) {
        this.clocks = database.getCollection("clock").withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Empty where there never was a virtual clock. */
    Optional<Instant> read() {
        Document kept = clocks.find(Filters.eq("_id", ID)).first();
        return Optional.ofNullable(kept).map(clock -> clock.getDate("now").toInstant());
    }

    void write(Instant now) {
        clocks.replaceOne(
                Filters.eq("_id", ID),
                new Document("_id", ID).append("now", Date.from(now)),
                new ReplaceOptions().upsert(true));
    }
}
