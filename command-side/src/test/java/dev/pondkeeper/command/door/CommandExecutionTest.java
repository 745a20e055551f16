package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pondkeeper.command.CustomerMerged;
import dev.pondkeeper.command.CustomerStanding;
import dev.pondkeeper.command.UnknownCustomer;
import dev.pondkeeper.command.door.CommitLog.Fault;
import dev.pondkeeper.command.door.CommitLog.Keyed;
import dev.pondkeeper.command.door.CommitLog.PendingReceipt;
import dev.pondkeeper.command.door.FakeCommitLog.StoreFailed;
import dev.pondkeeper.command.door.Unrecorded.Reason;
import dev.pondkeeper.kernel.MetadataKeys;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.points.PointsCommand.RedeemPoints;
import dev.pondkeeper.kernel.points.RedemptionId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandExecutionTest {

    private static final StreamId TARGET = new StreamId("points", "42");
    private static final Receipt RECEIPT = new Receipt(TARGET, 3, 17, List.of("PointsRedeemed"), Doors.NOW);

    private final FakeCommitLog log = new FakeCommitLog();
    private final Deque<Supplier<Optional<Receipt>>> handler = new ArrayDeque<>();
    private final List<CommandMessage<?>> handled = new ArrayList<>();
    private final Map<String, String> merged = new HashMap<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final CommandExecution execution =
            new CommandExecution(bus, log, new TwinRegister(Duration.ofSeconds(1)), Doors.CLOCK, this::standingOf);

    private CustomerStanding standingOf(CustomerId customer) {
        String survivor = merged.get(customer.value());
        return survivor == null ? CustomerStanding.ACTIVE : CustomerStanding.mergedInto(new CustomerId(survivor));
    }

    CommandExecutionTest() {
        bus.subscribe(RedeemPoints.class.getName(), message -> {
            handled.add(message);
            Optional<Receipt> receipt = handler.remove().get();
            return (PendingReceipt) () -> receipt;
        });
    }

    @Test
    void answers_the_receipt_of_what_was_recorded_without_asking_for_the_key() {
        will(() -> Optional.of(RECEIPT));
        log.unreachable = true;
        assertThat(execution.execute(keyed("f"))).isEqualTo(new Answer(RECEIPT, false));
    }

    @Test
    void hands_key_fingerprint_expected_version_and_recorded_time_to_the_commit() {
        log.versions.put(TARGET, 2L);
        will(() -> Optional.of(RECEIPT));
        execution.execute(request("k", "f", OptionalLong.of(2)));
        assertThat(handled.get(0).getMetaData())
                .containsEntry(CommitLog.KEY, "k")
                .containsEntry(CommitLog.FINGERPRINT, "f")
                .containsEntry(CommitLog.EXPECTED_VERSION, 2L)
                .containsEntry(MetadataKeys.RECORDED_AT, Doors.NOW)
                .containsEntry(MetadataKeys.ACTOR, "local");
    }

    @Test
    void a_command_that_names_a_merged_customer_acts_on_the_survivor() {
        merged.put("42", "1");
        merged.put("1", "7");
        will(() -> Optional.of(RECEIPT));
        execution.execute(unkeyed());
        assertThat(((RedeemPoints) handled.get(0).getPayload()).customerId()).isEqualTo(new CustomerId("7"));
        assertThat(((RedeemPoints) handled.get(0).getPayload()).target()).isEqualTo(new StreamId("points", "7"));
    }

    @Test
    void a_merge_that_comes_between_is_found_by_the_next_attempt() {
        will(() -> {
            merged.put("42", "7");
            throw new CustomerMerged(new CustomerId("42"), new CustomerId("7"));
        });
        will(() -> Optional.of(RECEIPT));
        assertThat(execution.execute(unkeyed()).receipt()).isEqualTo(RECEIPT);
        assertThat(((RedeemPoints) handled.get(1).getPayload()).customerId()).isEqualTo(new CustomerId("7"));
    }

    @Test
    void a_merge_that_no_other_look_up_finds_is_the_answer() {
        will(() -> {
            throw new CustomerMerged(new CustomerId("42"), new CustomerId("7"));
        });
        assertThatThrownBy(() -> execution.execute(unkeyed())).isInstanceOf(CustomerMerged.class);
        assertThat(handled).hasSize(1);
    }

    @Test
    void nothing_to_do_is_an_answer_at_the_tail_of_the_log() {
        will(Optional::empty);
        log.tail = 99;
        log.versions.put(TARGET, 5L);
        assertThat(execution.execute(keyed("f")))
                .isEqualTo(new Answer(new Receipt(TARGET, 5, 99, List.of(), Doors.NOW), false));
    }

    @Test
    void who_needs_no_answer_looks_nothing_up_where_nothing_was_recorded() {
        will(Optional::empty);
        log.unreachable = true;
        execution.carryOut(keyed("f"));
        assertThat(handled).hasSize(1);
    }

    @Test
    void who_needs_no_answer_is_told_of_a_refusal_that_is_not_the_repeat_of_something_recorded() {
        will(() -> {
            throw new UnknownCustomer(new CustomerId("42"));
        });
        will(() -> {
            throw new UnknownCustomer(new CustomerId("42"));
        });
        assertThatThrownBy(() -> execution.carryOut(keyed("f"))).isInstanceOf(UnknownCustomer.class);
        log.keys.put("k", new Keyed("f", RECEIPT));
        execution.carryOut(keyed("f"));
        assertThat(handled).hasSize(2);
    }

    @Test
    void nothing_to_do_for_a_target_without_events_has_no_version() {
        will(Optional::empty);
        assertThat(execution.execute(unkeyed()).receipt().version()).isEqualTo(-1);
    }

    @Test
    void a_key_that_recorded_nothing_is_decided_afresh() {
        will(() -> {
            throw new UnknownCustomer(new CustomerId("42"));
        });
        will(() -> Optional.of(RECEIPT));
        assertThatThrownBy(() -> execution.execute(keyed("f"))).isInstanceOf(UnknownCustomer.class);
        assertThat(execution.execute(keyed("f")).replayed()).isFalse();
    }

    @Test
    void a_repeat_answers_the_first_result_whether_the_store_found_the_key_or_a_rule_spoke_first() {
        log.keys.put("k", new Keyed("f", RECEIPT));
        will(failing(Fault.KEY_TAKEN));
        will(Optional::empty);
        will(() -> {
            throw new UnknownCustomer(new CustomerId("42"));
        });
        for (int i = 0; i < 3; i++) assertThat(execution.execute(keyed("f"))).isEqualTo(new Answer(RECEIPT, true));
    }

    @Test
    void a_repeat_under_a_stale_version_still_answers_the_first_result() {
        log.keys.put("k", new Keyed("f", RECEIPT));
        log.versions.put(TARGET, 2L);
        will(() -> {
            log.versions.put(TARGET, 3L);
            throw new StoreFailed(Fault.CONFLICT);
        });
        assertThat(execution.execute(request("k", "f", OptionalLong.of(2))).replayed())
                .isTrue();
    }

    @Test
    void a_cache_that_another_node_has_overtaken_costs_a_retry_and_no_wrong_answer() {
        log.versions.put(TARGET, 2L);
        will(() -> {
            throw new ConflictingAggregateVersionException("points:42", 2, 1);
        });
        will(() -> Optional.of(RECEIPT));
        assertThat(execution.execute(request(null, "", OptionalLong.of(2))).receipt())
                .isEqualTo(RECEIPT);
    }

    @Test
    void a_key_of_another_command_or_body_is_refused() {
        log.keys.put("k", new Keyed("other", RECEIPT));
        will(failing(Fault.KEY_TAKEN));
        will(Optional::empty);
        assertThat(reasonOf(keyed("f"))).isEqualTo(Reason.KEY_REUSED);
        assertThat(reasonOf(keyed("f"))).isEqualTo(Reason.KEY_REUSED);
    }

    @Test
    void a_conflict_is_decided_again() {
        will(failing(Fault.CONFLICT));
        will(failing(Fault.CONFLICT));
        will(() -> Optional.of(RECEIPT));
        assertThat(execution.execute(unkeyed()).receipt()).isEqualTo(RECEIPT);
        assertThat(handled).hasSize(3);
    }

    @Test
    void a_conflict_without_end_is_given_up() {
        for (int i = 0; i < 16; i++) will(failing(Fault.CONFLICT));
        assertThat(reasonOf(unkeyed())).isEqualTo(Reason.CONTENDED);
        assertThat(handler).isEmpty();
    }

    @Test
    void a_conflict_under_an_expected_version_is_stale() {
        log.versions.put(TARGET, 3L);
        will(() -> {
            log.versions.put(TARGET, 4L);
            throw new StoreFailed(Fault.CONFLICT);
        });
        assertThatExceptionOfType(Unrecorded.class)
                .isThrownBy(() -> execution.execute(request(null, "", OptionalLong.of(3))))
                .withMessage("points:42 is at version 4.")
                .extracting(Unrecorded::reason)
                .isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    void a_stale_version_says_where_the_target_is_or_that_there_is_none() {
        assertThatExceptionOfType(Unrecorded.class)
                .isThrownBy(() -> execution.execute(request(null, "", OptionalLong.of(3))))
                .withMessage("points:42 does not exist.");
        log.versions.put(TARGET, 3L);
        will(() -> {
            log.versions.put(TARGET, 8L);
            throw new ConflictingAggregateVersionException("points:42", 3, 8);
        });
        assertThatExceptionOfType(Unrecorded.class)
                .isThrownBy(() -> execution.execute(request(null, "", OptionalLong.of(3))))
                .withMessage("points:42 is at version 8.");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, STORE_UNREACHABLE, 503",
        "UNKNOWN_OUTCOME, OUTCOME_UNKNOWN, 503",
        "TOO_LARGE, TOO_LARGE, 413"
    })
    void tells_what_the_store_could_not_do(Fault fault, Reason reason, int status) {
        will(failing(fault));
        assertThat(reasonOf(keyed("f"))).isEqualTo(reason);
        assertThat(reason.status()).isEqualTo(status);
    }

    @Test
    void a_store_that_fails_while_the_key_is_looked_up_is_told_as_such() {
        will(() -> {
            log.unreachable = true;
            throw new UnknownCustomer(new CustomerId("42"));
        });
        assertThat(reasonOf(keyed("f"))).isEqualTo(Reason.STORE_UNREACHABLE);
        will(Optional::empty);
        assertThat(reasonOf(unkeyed())).isEqualTo(Reason.STORE_UNREACHABLE);
    }

    @Test
    void a_defect_stays_what_it_is() {
        IllegalArgumentException defect = new IllegalArgumentException("a defect");
        will(() -> {
            throw defect;
        });
        assertThatThrownBy(() -> execution.execute(keyed("f"))).isSameAs(defect);
    }

    private void will(Supplier<Optional<Receipt>> happen) {
        handler.add(happen);
    }

    private static Supplier<Optional<Receipt>> failing(Fault fault) {
        return () -> {
            throw new StoreFailed(fault);
        };
    }

    private Reason reasonOf(CommandRequest request) {
        Unrecorded told = catchThrowableOfType(Unrecorded.class, () -> execution.execute(request));
        assertThat(told).as("an Unrecorded").isNotNull();
        return told.reason();
    }

    private static CommandRequest keyed(String fingerprint) {
        return request("k", fingerprint, OptionalLong.empty());
    }

    private static CommandRequest unkeyed() {
        return request(null, "", OptionalLong.empty());
    }

    private static CommandRequest request(@Nullable String key, String fingerprint, OptionalLong expected) {
        RedeemPoints command = new RedeemPoints(new CustomerId("42"), new RedemptionId("r"), 1, Doors.NOW);
        return new CommandRequest(command, key, fingerprint, expected, Map.of(MetadataKeys.ACTOR, "local"));
    }
}
