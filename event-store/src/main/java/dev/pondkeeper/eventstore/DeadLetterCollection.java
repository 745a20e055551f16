package dev.pondkeeper.eventstore;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The letters of one processing group. All queries are served by {@code letters_in_order} on (group, sequence, index), which is
 * unique: two that append to one sequence at once cannot take one place.
 */
final class DeadLetterCollection<M extends EventMessage<?>> {
    private static final int PAGE = 100;

    private final MongoCollection<Document> letters;
    private final DeadLetterDocuments<M> documents;
    private final String group;

    DeadLetterCollection(MongoDatabase database, String collection, String group, DeadLetterDocuments<M> documents) {
        this.letters = database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.documents = documents;
        this.group = group;
        letters.createIndex(
                Indexes.ascending("group", "sequence", "index"),
                new IndexOptions().name("letters_in_order").unique(true));
        letters.createIndex(Indexes.ascending("group", "origin"), new IndexOptions().name("letters_by_origin"));
    }

    /** False when another letter took the place first. */
    boolean append(String sequence, DeadLetter<? extends M> letter) {
        String id = group + "/" + sequence + "/" + letter.message().getIdentifier();
        Document last = letters.find(inSequence(sequence))
                .sort(Sorts.descending("index"))
                .limit(1)
                .first();
        long index = last == null ? 0 : last.getLong("index") + 1;
        try {
            letters.insertOne(documents.document(id, group, sequence, index, letter));
            return true;
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
            return letters.find(Filters.eq("_id", id)).first() != null;
        }
    }

    void delete(String id) {
        letters.deleteOne(Filters.eq("_id", id));
    }

    /** Says how it went and leaves the letter to whoever tries it next; false when it is not there any more. */
    boolean update(String id, DeadLetter<? extends M> letter) {
        Bson change = Updates.combine(Updates.set("state", documents.state(letter)), Updates.set("claimed", null));
        return letters.updateOne(Filters.eq("_id", id), change).getMatchedCount() == 1;
    }

    /** Takes a letter that nobody else has taken since; false when somebody has. */
    boolean claim(StoredDeadLetter<M> letter, Instant since, Instant now) {
        Bson free = Filters.or(Filters.eq("claimed", null), Filters.lt("claimed", Date.from(since)));
        return letters.updateOne(
                                Filters.and(Filters.eq("_id", letter.id()), free),
                                Updates.set("claimed", Date.from(now)))
                        .getMatchedCount()
                == 1;
    }

    boolean contains(String sequence) {
        return letters.find(inSequence(sequence)).limit(1).first() != null;
    }

    Stream<StoredDeadLetter<M>> sequence(String sequence) {
        return Pages.stream(
                -1, StoredDeadLetter::index, after -> page(sequence, after), (after, page) -> page.size() >= PAGE);
    }

    List<StoredDeadLetter<M>> page(String sequence, long after) {
        return letters.find(Filters.and(inSequence(sequence), Filters.gt("index", after)))
                .sort(Sorts.ascending("index"))
                .limit(PAGE)
                .map(documents::letter)
                .into(new ArrayList<>());
    }

    /** The first letter of each sequence, found one after the other by the index, longest untouched first. */
    Stream<StoredDeadLetter<M>> heads() {
        return headDocuments()
                .sorted(Comparator.comparing(
                        head -> head.get("state", Document.class).getDate("touched")))
                .map(documents::letter);
    }

    long sequences() {
        return headDocuments().count();
    }

    Set<String> names() {
        Bson here = Filters.eq("group", group);
        if (letters.find(here).projection(Projections.include("_id")).limit(1).first() == null) return Set.of();
        return letters.distinct("sequence", here, String.class).into(new HashSet<>());
    }

    boolean isEmptyForAll() {
        return letters.find().projection(Projections.include("_id")).limit(1).first() == null;
    }

    OptionalLong leastOrigin() {
        Document first = byOrigin(0, Projections.include("origin"));
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.getLong("origin"));
    }

    Optional<WaitingLetter> oldest() {
        return Optional.ofNullable(byOrigin(-1, Projections.exclude("event.payload")))
                .map(this::waiting);
    }

    List<WaitingLetter> waiting(int most) {
        return headDocuments().limit(most).map(this::waiting).toList();
    }

    private WaitingLetter waiting(Document head) {
        return WaitingLetter.of(head, size(head.getString("sequence")));
    }

    private @Nullable Document byOrigin(long atLeast, Bson fields) {
        return letters.find(Filters.and(Filters.eq("group", group), Filters.gte("origin", atLeast)))
                .sort(Sorts.ascending("group", "origin"))
                .projection(fields)
                .limit(1)
                .first();
    }

    private Stream<Document> headDocuments() {
        return Stream.iterate(firstBehind(null), Objects::nonNull, head -> firstBehind(head.getString("sequence")));
    }

    private @Nullable Document firstBehind(@Nullable String sequence) {
        Bson here = Filters.eq("group", group);
        return letters.find(sequence == null ? here : Filters.and(here, Filters.gt("sequence", sequence)))
                .sort(Sorts.ascending("group", "sequence", "index"))
                .limit(1)
                .first();
    }

    long size() {
        return letters.countDocuments(Filters.eq("group", group));
    }

    long size(String sequence) {
        return letters.countDocuments(inSequence(sequence));
    }

    void clear() {
        letters.deleteMany(Filters.eq("group", group));
    }

    private Bson inSequence(String sequence) {
        return Filters.and(Filters.eq("group", group), Filters.eq("sequence", sequence));
    }
}
