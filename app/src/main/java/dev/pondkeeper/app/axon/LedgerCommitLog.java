package dev.pondkeeper.app.axon;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pondkeeper.command.door.CommitLog;
import dev.pondkeeper.command.door.Receipt;
import dev.pondkeeper.eventstore.CommitKeyTaken;
import dev.pondkeeper.eventstore.CommitOutcomeUnknown;
import dev.pondkeeper.eventstore.CommitTooLarge;
import dev.pondkeeper.eventstore.Ledger;
import dev.pondkeeper.eventstore.LedgerCommit;
import dev.pondkeeper.eventstore.LedgerEvent;
import dev.pondkeeper.eventstore.StoreUnreachable;
import dev.pondkeeper.kernel.StreamId;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The ledger, as the command door asks of it. */
@Component
class LedgerCommitLog implements CommitLog {

    private final Ledger ledger;
    private final JsonMapper json;
    private final LedgerCustomers customers;

    LedgerCommitLog(Ledger ledger, JsonMapper json, LedgerCustomers customers) {
        this.ledger = ledger;
        this.json = json;
        this.customers = customers;
    }

    /** What the commit keeps of the first answer; the rest stands in the commit itself. */
    private record StoredResult(
            @JsonProperty("aggregateId") String aggregateId,
            @JsonProperty("version") long version) {}

    @Override
    public Optional<Keyed> recordedUnder(String key) {
        return ledger.findByKey(key).map(commit -> {
            StoredResult result = json.readValue(String.valueOf(commit.result()), StoredResult.class);
            return new Keyed(
                    String.valueOf(commit.fingerprint()),
                    receipt(commit, StreamId.parse(result.aggregateId()), result.version()));
        });
    }

    @Override
    public long tail() {
        return ledger.tail();
    }

    @Override
    public OptionalLong versionOf(StreamId stream) {
        return ledger.headOf(stream.toString());
    }

    @Override
    public Optional<CustomerId> ownerOf(OrderId order) {
        try (Stream<LedgerEvent> events = ledger.readStream("order:" + order, 0)) {
            return events.findFirst()
                    .map(paid -> new CustomerId(
                            json.readTree(paid.payload()).path("customerId").stringValue()));
        }
    }

    @Override
    public Fault faultOf(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof CommitKeyTaken) return Fault.KEY_TAKEN;
            if (each instanceof ConflictingAggregateVersionException) return Fault.STALE;
            // Two commands that each change the other's aggregate too: one of them gives way and tries again.
            if (each instanceof ConcurrencyException || each instanceof DeadlockException) return Fault.CONFLICT;
            if (each instanceof CommitTooLarge) return Fault.TOO_LARGE;
            if (each instanceof CommitOutcomeUnknown) return Fault.UNKNOWN_OUTCOME;
            if (each instanceof StoreUnreachable || each instanceof com.mongodb.MongoException)
                return Fault.UNREACHABLE;
        }
        return Fault.DEFECT;
    }

    Receipt receiptOf(LedgerCommit commit, StreamId target) {
        customers.saw(commit);
        long version = commit.stream(target.toString())
                .map(stream -> stream.to())
                .orElseGet(() -> versionOf(target).orElse(-1));
        return receipt(commit, target, version);
    }

    private static Receipt receipt(LedgerCommit commit, StreamId target, long version) {
        return new Receipt(
                target,
                version,
                commit.lastPosition(),
                commit.events().stream().map(LedgerEvent::type).toList(),
                commit.at());
    }
}
