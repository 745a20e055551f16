package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/**
 * A process dies before and after every single call that it makes to the store; another takes over and sends again what was not
 * acknowledged. Whatever the place, each command has happened once.
 */
class CrashPointsIT {
    static final int COMMANDS = 6;

    @Test
    void whatever_call_it_dies_at_every_command_happens_once() {
        int calls = callsOfAWholeRun();
        assertThat(calls).isGreaterThan(COMMANDS);
        for (int at = 1; at <= calls; at++) {
            dieAndTakeOver(at, false);
            dieAndTakeOver(at, true);
        }
    }

    private static int callsOfAWholeRun() {
        MortalStore counted = new MortalStore(Integer.MAX_VALUE, false);
        run(ledger(TestStore.freshDatabase(), counted), 0);
        return counted.calls;
    }

    private static void dieAndTakeOver(int at, boolean afterCall) {
        MongoDatabase database = TestStore.freshDatabase();
        int acknowledged = run(ledger(database, new MortalStore(at, afterCall)), 0);
        Ledger survivor = Ledgers.over(database);
        for (int i = 0; i < acknowledged; i++) {
            assertThat(survivor.findByKey("key-" + i)).as("acknowledged %s", i).isPresent();
        }
        assertThat(run(survivor, acknowledged)).isEqualTo(COMMANDS);
        assertThat(survivor.verify(step -> {}).fault()).isEmpty();
        assertThat(IndependentVerifier.check(database.getCollection("ledger", BsonDocument.class)))
                .isEqualTo(2 * COMMANDS);
    }

    /** Runs the commands from one on; returns how many are acknowledged when it ends or dies. */
    private static int run(Ledger ledger, int from) {
        int acknowledged = from;
        try {
            for (int i = from; i < COMMANDS; i++) {
                CommitIntent intent = new CommitIntent("key-" + i, "f", "a");
                try {
                    ledger.append(draft(intent, event("a", i), event("b" + i, 0)));
                } catch (CommitKeyTaken already) {
                    assertThat(already.first().stream("a").orElseThrow().to()).isEqualTo(i);
                }
                acknowledged++;
            }
        } catch (Died died) {
            return acknowledged;
        }
        return acknowledged;
    }

    private static Ledger ledger(MongoDatabase database, MortalStore store) {
        return Ledger.builder()
                .database(database)
                .clock(Clock.systemUTC())
                .port(store::over)
                .build();
    }

    /** The end of a process; nothing in it runs on. */
    static final class Died extends Error {}

    /** Counts the calls, and ends the process before or after one of them. */
    static final class MortalStore implements CommitStore {
        private final int deathAt;
        private final boolean afterCall;
        private final List<CommitStore> store = new ArrayList<>();
        int calls;

        MortalStore(int deathAt, boolean afterCall) {
            this.deathAt = deathAt;
            this.afterCall = afterCall;
        }

        CommitStore over(CommitStore real) {
            store.add(real);
            return this;
        }

        @Override
        public void insert(List<LedgerCommit> commits) {
            numbered(() -> {
                store.get(0).insert(commits);
                return commits;
            });
        }

        @Override
        public Optional<LedgerCommit> last() {
            return numbered(() -> store.get(0).last());
        }

        @Override
        public Optional<LedgerCommit> at(long position) {
            return numbered(() -> store.get(0).at(position));
        }

        @Override
        public Optional<LedgerCommit> byKey(String key) {
            return numbered(() -> store.get(0).byKey(key));
        }

        @Override
        public OptionalLong headOf(String stream) {
            return numbered(() -> store.get(0).headOf(stream));
        }

        private <T> T numbered(Supplier<T> call) {
            int number = ++calls;
            if (number >= deathAt && !afterCall) throw new Died();
            T answer = call.get();
            if (number >= deathAt) throw new Died();
            return answer;
        }
    }
}
