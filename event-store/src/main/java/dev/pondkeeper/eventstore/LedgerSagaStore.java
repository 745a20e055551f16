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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Sagas with their associations in one document each, so that both change together.
 *
 * <p>Every document has a version. An update names the one it was loaded with, and where another process was faster it fails
 * with {@link SagaOutdated} instead of overwriting. Associations are found by the index {@code by_association}; their values
 * are stored as they are, so they have to be ids and never personal. The state itself is closed by a {@link StateSeal} for all
 * whose events it has seen; with the key of one of them the saga is gone.
 */
public final class LedgerSagaStore implements SagaStore<Object> {
    private final MongoCollection<Document> sagas;
    private final Serializer serializer;
    private final StateSeal seal;
    private final Function<Object, Set<String>> ownersNow;

    /** What each living saga object was loaded with, by identity, for as long as somebody holds the object. */
    private final Cache<Object, Known> known = Caffeine.newBuilder().weakKeys().build();

    private record Known(long version, Set<String> owners) {}

    /**
     * Makes the store and its index.
     *
     * @param serializer turns sagas into text
     */
    public LedgerSagaStore(MongoDatabase database, String collection, Serializer serializer) {
        this(database, collection, serializer, StateSeal.NONE, saga -> Set.of());
    }

    /**
     * Makes the store and its index.
     *
     * @param serializer turns sagas into text
     * @param seal closes that text
     * @param ownersNow whom the message is about that the calling thread handles, as far as the saga keeps anything of theirs
     */
    public LedgerSagaStore(
            MongoDatabase database,
            String collection,
            Serializer serializer,
            StateSeal seal,
            Function<Object, Set<String>> ownersNow) {
        this.seal = seal;
        this.ownersNow = ownersNow;
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
        Set<String> owners = new TreeSet<>(document.getList("owners", String.class, List.of()));
        String stateType = document.getString("stateType");
        String rev = document.getString("rev");
        Optional<String> state =
                seal.open(context(sagaIdentifier, stateType, rev), owners, document.getString("state"));
        if (state.isEmpty()) return null;
        S saga = serializer.deserialize(new SimpleSerializedObject<>(state.get(), String.class, stateType, rev));
        known.put(saga, new Known(document.getLong("version"), owners));
        return new Loaded<>(associations(document), saga);
    }

    private static SealContext context(String saga, String type, @Nullable String rev) {
        return new SealContext("saga", saga, type, rev);
    }

    @Override
    public void insertSaga(
            Class<?> sagaType, String sagaIdentifier, Object saga, Set<AssociationValue> associationValues) {
        Set<String> owners = new TreeSet<>(ownersNow.apply(saga));
        Optional<Document> state = changing(sagaIdentifier, saga, 0, owners, associationValues);
        if (state.isEmpty()) return;
        Document document = new Document("_id", sagaIdentifier).append("type", typeOf(sagaType));
        document.putAll(state.get());
        try {
            sagas.insertOne(document);
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) throw refused;
            throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        }
        known.put(saga, new Known(0, owners));
    }

    /** Empty where somebody's key is gone that the saga is about: then there is no saga. */
    private Optional<Document> changing(
            String sagaIdentifier, Object saga, long version, Set<String> owners, Set<AssociationValue> associations) {
        SerializedObject<String> state = serializer.serialize(saga, String.class);
        String type = state.getType().getName();
        String rev = state.getType().getRevision();
        return seal.seal(context(sagaIdentifier, type, rev), owners, state.getData())
                .map(closed -> new Document("version", version)
                        .append("associations", documents(associations))
                        .append("owners", List.copyOf(owners))
                        .append("stateType", type)
                        .append("rev", rev)
                        .append("state", closed));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String sagaIdentifier, Object saga, AssociationValues associationValues) {
        Known loaded = known.getIfPresent(saga);
        if (loaded == null) throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        long version = loaded.version();
        Set<String> owners = new TreeSet<>(loaded.owners());
        owners.addAll(ownersNow.apply(saga));
        Optional<Document> change = changing(sagaIdentifier, saga, version + 1, owners, associationValues.asSet());
        if (change.isEmpty()) {
            sagas.deleteOne(Filters.eq("_id", sagaIdentifier));
            return;
        }
        Bson unchanged = Filters.and(Filters.eq("_id", sagaIdentifier), Filters.eq("version", version));
        if (sagas.updateOne(unchanged, new Document("$set", change.get())).getMatchedCount() == 0) {
            throw new SagaOutdated(typeOf(sagaType), sagaIdentifier);
        }
        known.put(saga, new Known(version + 1, owners));
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
