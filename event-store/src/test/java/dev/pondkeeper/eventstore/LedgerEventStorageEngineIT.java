package dev.pondkeeper.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class LedgerEventStorageEngineIT {
    static final Instant LONG_AGO = Instant.parse("1997-01-01T12:00:00Z");

    final Ledger ledger = Ledgers.fresh();
    final LedgerEventStorageEngine engine = Ledgers.engineBuilder(ledger).build();
    final LedgerEventStore store = LedgerEventStore.builder().engine(engine).build();

    @Revision("2")
    record Earned(int points, Instant when) {}

    @Test
    void one_unit_of_work_is_one_commit_with_its_key_and_leaves_a_receipt() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(message("command"));
        new CommitIntent("client/1", "f", "b").attachTo(unit);
        store.publish(earned("a", 0), earned("b", 0), earned("b", 1));
        unit.commit();

        LedgerCommit commit = ledger.findByKey("client/1").orElseThrow();
        assertThat(commit.n()).isEqualTo(3);
        assertThat(commit.result()).isEqualTo("{\"aggregateId\":\"b\",\"version\":1}");
        assertThat(CommitReceipt.of(unit)).contains(new CommitReceipt(commit));
    }

    @Test
    void a_unit_of_work_that_publishes_nothing_makes_no_document() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(message("command"));
        new CommitIntent("client/1", "f", "a").attachTo(unit);
        unit.commit();
        engine.appendEvents(List.of());

        assertThat(ledger.tail()).isEqualTo(-1);
        assertThat(CommitReceipt.of(unit)).isEmpty();
    }

    @Test
    void a_second_command_in_one_root_unit_of_work_is_refused() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(message("batch"));
        new CommitIntent("~policy/1", "f", "a").attachTo(unit);
        UnitOfWork<?> nested = DefaultUnitOfWork.startAndGet(message("command"));
        assertThatThrownBy(() -> new CommitIntent("~policy/2", "f", "a").attachTo(nested))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("~policy/1");
        nested.rollback();
        unit.rollback();
    }

    @Test
    void publishing_while_the_commit_is_prepared_is_refused() {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(message("command"));
        store.publish(earned("a", 0));
        unit.onPrepareCommit(late -> store.publish(earned("a", 1)));
        assertThatThrownBy(unit::commit).isInstanceOf(SecondAppendRefused.class);
        assertThat(ledger.tail()).isZero();
    }

    @Test
    void a_conflict_is_axons_own_exception() {
        store.publish(earned("a", 0));
        assertThatThrownBy(() -> engine.appendEvents(earned("a", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        store.publish(earned("a", 1));
        assertThatThrownBy(() -> engine.appendEvents(earned("a", 1))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void an_event_decided_on_events_that_are_not_there_is_refused() {
        store.publish(earned("a", 0));
        assertThatThrownBy(() -> store.publish(earned("a", 2)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("sequence 1");
        assertThatThrownBy(() -> store.publish(earned("never", 1))).isInstanceOf(ConcurrencyException.class);
        assertThat(ledger.tail()).isZero();
    }

    @Test
    void logical_names_and_revisions_stand_in_the_ledger() {
        LedgerEventStorageEngine named = Ledgers.engineBuilder(ledger)
                .eventTypes(EventTypeNames.of(Map.of("PointsEarned", Earned.class)))
                .build();
        named.appendEvents(earned("a", 0));
        LedgerEvent event = ledger.readStream("a", 0).findFirst().orElseThrow();
        assertThat(event.type()).isEqualTo("PointsEarned");
        assertThat(event.rev()).isEqualTo("2");
        assertThat(named.readEvents("a").next().getPayload()).isEqualTo(new Earned(0, LONG_AGO));
        assertThat(first(named).getPayloadType()).isEqualTo(Earned.class);
    }

    @Test
    void without_a_business_time_the_message_keeps_its_own() {
        engine.appendEvents(new GenericEventMessage<>("id", "payload", MetaData.emptyInstance(), LONG_AGO));
        assertThat(first(engine).getTimestamp()).isEqualTo(LONG_AGO);
        assertThat(first(engine).getMetaData()).isEmpty();
    }

    @Test
    void with_a_business_time_the_message_carries_when_it_was_recorded() {
        LedgerEventStorageEngine business = Ledgers.engineBuilder(ledger)
                .businessTime(message -> ((Earned) message.getPayload()).when())
                .build();
        business.appendEvents(earned("a", 0));
        LedgerCommit commit = ledger.read(-1, 1).get(0);
        assertThat(commit.events().get(0).time()).isEqualTo(LONG_AGO);
        TrackedEventMessage<?> message = first(business);
        assertThat(message.getTimestamp()).isEqualTo(commit.at());
        assertThat(message.getMetaData())
                .containsEntry("recordedAt", commit.at().toString());
    }

    @Test
    void only_sealed_payloads_reach_the_ledger() {
        PayloadSeal reversing = new PayloadSeal() {
            @Override
            public String seal(SealContext context, Object payload, String json) {
                return new StringBuilder(context.stream() + json).reverse().toString();
            }

            @Override
            public String unseal(SealContext context, String json) {
                return new StringBuilder(json)
                        .reverse()
                        .substring(context.stream().length());
            }
        };
        LedgerEventStorageEngine sealed =
                Ledgers.engineBuilder(ledger).payloadSeal(reversing).build();
        sealed.appendEvents(earned("secret", 0));
        assertThat(ledger.read(-1, 1).get(0).events().get(0).payload()).endsWith("terces");
        assertThat(sealed.readEvents("secret").next().getPayload()).isEqualTo(new Earned(0, LONG_AGO));
        assertThat(ledger.verify(step -> {}).isIntact()).isTrue();
    }

    @Test
    void metadata_that_is_not_text_is_refused_by_name() {
        EventMessage<?> message = message("x").withMetaData(Map.of("attempts", 3));
        assertThatThrownBy(() -> engine.appendEvents(message))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("attempts")
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void tokens_stay_as_small_as_a_number() {
        store.publish(earned("a", 0), earned("a", 1));
        assertThat(engine.createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(engine.createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
        assertThat(Ledgers.jackson()
                        .serialize(engine.createHeadToken(), String.class)
                        .getData())
                .isEqualTo("{\"globalIndex\":1}");
    }

    @Test
    void an_older_snapshot_does_not_replace_a_newer_one() {
        engine.storeSnapshot(earned("a", 9));
        engine.storeSnapshot(earned("a", 4));
        assertThat(engine.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(9);
    }

    private static TrackedEventMessage<?> first(LedgerEventStorageEngine engine) {
        return engine.readEvents(null, false).findFirst().orElseThrow();
    }

    private static EventMessage<String> message(String payload) {
        return new GenericEventMessage<>(payload);
    }

    private static DomainEventMessage<Earned> earned(String stream, long seq) {
        return new GenericDomainEventMessage<>("Account", stream, seq, new Earned((int) seq, LONG_AGO));
    }
}
