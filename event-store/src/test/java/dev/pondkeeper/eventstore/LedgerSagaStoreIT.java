package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.mongodb.client.MongoDatabase;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LedgerSagaStoreIT {
    static final AssociationValue ORDER = new AssociationValue("orderId", "42");
    static final AssociationValue OTHER = new AssociationValue("orderId", "43");
    static final AssociationValue PERSON = new AssociationValue("personId", "42");

    final MongoDatabase database = TestStore.freshDatabase();
    final LedgerSagaStore here = store();
    final LedgerSagaStore there = store();

    /** A saga is data only. */
    static class Walk {
        @JsonProperty
        int steps;

        static Walk after(int steps) {
            Walk process = new Walk();
            process.steps = steps;
            return process;
        }
    }

    /** Of the same associations as the other, to be told apart by its type. */
    static class OtherWalk {
        @JsonProperty
        int steps;
    }

    @Test
    void a_saga_is_found_by_each_of_its_associations_and_by_nothing_else() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER, PERSON));
        assertThat(there.findSagas(Walk.class, ORDER)).containsExactly("p");
        assertThat(there.findSagas(Walk.class, PERSON)).containsExactly("p");
        assertThat(there.findSagas(Walk.class, OTHER)).isEmpty();
        assertThat(there.findSagas(Walk.class, new AssociationValue("personId", "43")))
                .isEmpty();
        assertThat(there.findSagas(OtherWalk.class, ORDER)).isEmpty();
    }

    @Test
    void a_key_of_one_association_and_the_value_of_another_are_no_match() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER, new AssociationValue("personId", "7")));
        assertThat(here.findSagas(Walk.class, new AssociationValue("personId", "42")))
                .isEmpty();
    }

    @Test
    void state_and_associations_change_together() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER));
        SagaStore.Entry<Walk> entry = loaded(there);
        entry.saga().steps = 2;
        AssociationValuesImpl associations = new AssociationValuesImpl(entry.associationValues());
        associations.add(OTHER);
        associations.remove(ORDER);
        there.updateSaga(Walk.class, "p", entry.saga(), associations);
        there.updateSaga(Walk.class, "p", entry.saga(), associations);
        assertThat(loaded(here).saga().steps).isEqualTo(2);
        assertThat(loaded(here).associationValues()).containsExactly(OTHER);
        assertThat(here.findSagas(Walk.class, ORDER)).isEmpty();
    }

    @Test
    void an_update_that_would_undo_another_is_an_error() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER));
        Walk mine = loaded(here).saga();
        Walk theirs = loaded(there).saga();
        theirs.steps = 2;
        there.updateSaga(Walk.class, "p", theirs, new AssociationValuesImpl(Set.of(ORDER)));
        mine.steps = 3;
        assertThatThrownBy(() -> here.updateSaga(Walk.class, "p", mine, new AssociationValuesImpl(Set.of(ORDER))))
                .isInstanceOf(SagaOutdated.class)
                .hasMessageContaining("p");
        assertThat(loaded(here).saga().steps).isEqualTo(2);
    }

    @Test
    void an_ended_saga_stays_ended() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER));
        Walk mine = loaded(here).saga();
        there.deleteSaga(Walk.class, "p", Set.of(ORDER));
        assertThatThrownBy(() -> here.updateSaga(Walk.class, "p", mine, new AssociationValuesImpl(Set.of(ORDER))))
                .isInstanceOf(SagaOutdated.class);
        assertThat(here.loadSaga(Walk.class, "p")).isNull();
        assertThat(here.findSagas(Walk.class, ORDER)).isEmpty();
    }

    @Test
    void one_saga_begins_once() {
        here.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER));
        assertThatThrownBy(() -> there.insertSaga(Walk.class, "p", Walk.after(1), Set.of(ORDER)))
                .isInstanceOf(SagaOutdated.class);
    }

    private static SagaStore.Entry<Walk> loaded(LedgerSagaStore store) {
        return Objects.requireNonNull(store.loadSaga(Walk.class, "p"));
    }

    private LedgerSagaStore store() {
        return new LedgerSagaStore(database, "sagas", Ledgers.jackson());
    }

    @Test
    void a_saga_is_sealed_for_everybody_it_has_heard_of_and_gone_with_any_of_their_keys() {
        Set<String> hearing = new HashSet<>(Set.of("ann"));
        Set<String> erased = new HashSet<>();
        LedgerSagaStore sealed =
                new LedgerSagaStore(database, "sealed", Ledgers.jackson(), new Backwards(erased), saga -> hearing);
        sealed.insertSaga(Walk.class, "p", Walk.after(12345), Set.of(ORDER));
        SagaStore.Entry<Walk> loaded = Objects.requireNonNull(sealed.loadSaga(Walk.class, "p"));
        hearing.clear();
        hearing.add("bob");
        sealed.updateSaga(Walk.class, "p", loaded.saga(), new AssociationValuesImpl(Set.of(ORDER)));

        Document stored =
                Objects.requireNonNull(database.getCollection("sealed").find().first());
        assertThat(stored.toJson()).doesNotContain("12345").contains("54321");
        assertThat(stored.getList("owners", String.class)).containsExactly("ann", "bob");
        assertThat(Objects.requireNonNull(sealed.loadSaga(Walk.class, "p")).saga().steps)
                .isEqualTo(12345);
        SagaStore.Entry<Walk> late = Objects.requireNonNull(sealed.loadSaga(Walk.class, "p"));
        erased.add("bob");
        assertThat(sealed.loadSaga(Walk.class, "p")).isNull();
        sealed.updateSaga(Walk.class, "p", late.saga(), new AssociationValuesImpl(Set.of(ORDER)));
        sealed.insertSaga(Walk.class, "q", Walk.after(1), Set.of(ORDER));
        assertThat(database.getCollection("sealed").countDocuments())
                .as("sagas of the erased that are kept")
                .isZero();
    }

    /** Writes backwards, and neither writes nor reads anything of an owner that is erased. */
    private record Backwards(Set<String> erased) implements StateSeal {
        @Override
        public Optional<String> seal(SealContext context, Set<String> owners, String json) {
            return open(context, owners, json);
        }

        @Override
        public Optional<String> open(SealContext context, Set<String> owners, String sealed) {
            if (owners.stream().anyMatch(erased::contains)) return Optional.empty();
            return Optional.of(new StringBuilder(sealed).reverse().toString());
        }
    }
}
