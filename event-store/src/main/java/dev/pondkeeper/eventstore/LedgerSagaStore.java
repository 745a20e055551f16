package dev.pondkeeper.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import com.mongodb.client.model.Updates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Sagas with their associations in one document each, so that both change together.
 *
 * <p>Every document has a version. An update names the one it was loaded with, and where another process was faster it fails
 * with {@link SagaOutdated} instead of overwriting. Associations are found by the index {@code by_association}.
 */
public final class LedgerSagaStore implements SagaStore<Object> {
    private final MongoCollection<Document> sagas;
    private final Serializer serializer;

    /** The version that each living saga object was loaded with, by identity, for as long as somebody holds the object. */
    private final Cache<Object, Long> versions =
            Caffeine.newBuilder().weakKeys().build();

    /**
     * Makes the store and its index.
     *
     * @param serializer turns sagas into text
     */
    public LedgerSagaStore(MongoDatabase database, String collection, Serializer serializer) {
        this.sagas = database.getCollection(collection)
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.serializer = serializer;
        sagas.createIndex(
                Indexes.ascending("associations.key", "associations.value"), new IndexOptions().name("by_association"));
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        Bson associated = Filters.elemMatch(
                "associations", new Document("key", association.getKey()).append("value", association.getValue()));
        return sagas.find(Filters.and(associated, Filters.eq("type", typeOf(sagaType))))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new HashSet<>());
    }

    @Override
    @SuppressWarnings("NullAway") // the interface knows no other word for "there is none"
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String sagaIdentifier) {
        Document document = sagas.find(Filters.eq("_id", sagaIdentifier)).first();
        if (document == null) return null;
        S saga = serializer.deserialize(new SimpleSerializedObject<>(
                document.getString("state"), String.class, document.getString("stateType"), document.getString("rev")));
        versions.put(saga, document.getLong("version"));
        return new Loaded<>(associations(document), saga);
    }

    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        var state = serializer.serialize(saga, String.class);
        try {
            sagas.insertOne(new Document("_id", sagaIdentifier)
                    .append("type", typeOf(sagaType))
                    .append("version", 0L)
                    .append("associations", documents(associationValues))
                    .append("stateType", state.getType().getName())
                    .append("rev", state.getType().getRevision())
                    .append("state", state.getData()));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
            throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        }
        versions.put(saga, 0L);
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        Long version = versions.getIfPresent(saga);
        if (version == null) throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        var state = serializer.serialize(saga, String.class);
        Bson change = Updates.combine(
                Updates.set("version", version + 1),
                Updates.set("associations", documents(associationValues.asSet())),
                Updates.set("stateType", state.getType().getName()),
                Updates.set("rev", state.getType().getRevision()),
                Updates.set("state", state.getData()));
        Bson unchanged = Filters.and(Filters.eq("_id", sagaIdentifier), Filters.eq("version", version));
        if (sagas.updateOne(unchanged, change).getMatchedCount() == 0) {
            throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        }
        versions.put(saga, version + 1);
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String sagaIdentifier, Set<AssociationValue> associationValues) {
        sagas.deleteOne(Filters.eq("_id", sagaIdentifier));
    }

    private String typeOf(Class<?> sagaType) {
        return serializer.typeForClass(sagaType).getName();
    }

    private static List<Document> documents(Set<AssociationValue> associations) {
        return associations.stream()
                .map(each -> new Document("key", each.getKey()).append("value", each.getValue()))
                .toList();
    }

    private static Set<AssociationValue> associations(Document document) {
        Set<AssociationValue> associations = new HashSet<>();
        for (Document each : document.getList("associations", Document.class)) {
            associations.add(new AssociationValue(each.getString("key"), each.getString("value")));
        }
        return associations;
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}
}
