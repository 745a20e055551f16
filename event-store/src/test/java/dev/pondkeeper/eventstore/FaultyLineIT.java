package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.faults.FaultyLine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The line between the ledger and its store breaks, before and after the write, under many writers and under one. */
class FaultyLineIT {
    final FaultyLine line = FaultyLine.to(storePort());
    final MongoClient client = MongoClients.create(MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + line.port()))
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
            .applyToServerSettings(server -> server.heartbeatFrequency(200, TimeUnit.MILLISECONDS)
                    .minHeartbeatFrequency(50, TimeUnit.MILLISECONDS))
            .build());
    final MongoDatabase direct = TestStore.freshDatabase();
    final Ledger ledger = Ledgers.over(client.getDatabase(direct.getName()));

    @AfterEach
    void stop() {
        client.close();
        line.close();
    }

    @Test
    void an_answer_swallowed_after_the_write_is_one_commit_and_the_caller_hears_of_it() {
        ledger.append(draft("a", 0, 0));
        line.swallowNextAnswerTo(FaultyLineIT::isInsert);
        LedgerCommit commit = ledger.append(keyed("k", "a", 1));
        assertThat(line.swallowed()).isEqualTo(1);
        assertThat(Ledgers.over(direct).findByKey("k")).contains(commit);
        assertSound(2);
    }

    @Test
    void answers_swallowed_again_and_again_under_many_writers_lose_and_double_nothing() throws Exception {
        AtomicLong landed = new AtomicLong();
        ledger.onAppend(commits -> landed.set(commits.get(commits.size() - 1).lastPosition()));
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> written = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String stream = "w" + i;
                written.add(writers.submit(() -> {
                    for (int seq = 0; seq < 25; seq++) {
                        ledger.append(keyed(stream + "/" + seq, stream, seq));
                    }
                    return 25;
                }));
            }
            while (written.stream().anyMatch(writer -> !writer.isDone())) {
                long before = landed.get();
                line.swallowNextAnswerTo(FaultyLineIT::isInsert);
                while (landed.get() < before + 10 && written.stream().anyMatch(writer -> !writer.isDone())) {
                    Thread.onSpinWait();
                }
            }
            for (Future<Integer> writer : written) {
                assertThat(writer.get()).isEqualTo(25);
            }
        } finally {
            writers.shutdownNow();
        }
        assertThat(line.swallowed()).isPositive();
        assertSound(200);
    }

    @Test
    void a_line_that_is_away_records_nothing_and_says_so() {
        Ledger impatient = impatient(store -> store);
        impatient.append(draft("a", 0, 0));
        line.goAway();
        // A request that breaks on an open connection may have been received; one without a connection cannot have
        // been.
        assertThatThrownBy(() -> impatient.append(draft("a", 1, 1)))
                .isInstanceOfAny(CommitOutcomeUnknown.class, StoreUnreachable.class);
        assertThatThrownBy(() -> impatient.append(draft("a", 1, 1))).isInstanceOf(StoreUnreachable.class);
        line.restore();
        impatient.append(draft("a", 1, 1));
        assertSound(2);
    }

    @Test
    void a_line_that_goes_away_after_the_write_leaves_an_unknown_outcome_that_the_key_tells() {
        Ledger impatient = impatient(store -> new GoingAwayAfterInsert(store, line));
        assertThatThrownBy(() -> impatient.append(keyed("k", "a", 0))).isInstanceOf(CommitOutcomeUnknown.class);
        line.restore();
        assertThatThrownBy(() -> ledger.append(keyed("k", "a", 0))).isInstanceOf(CommitKeyTaken.class);
        assertSound(1);
    }

    private Ledger impatient(UnaryOperator<CommitStore> port) {
        return Ledger.builder()
                .database(client.getDatabase(direct.getName()))
                .clock(Clock.systemUTC())
                .settings(LedgerSettings.defaults().withPatience(Duration.ofMillis(100)))
                .port(port)
                .build();
    }

    private static int storePort() {
        String host = new ConnectionString(TestStore.uri()).getHosts().get(0);
        return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    }

    private static boolean isInsert(byte[] request) {
        return new String(request, StandardCharsets.ISO_8859_1).contains("insert");
    }

    private void assertSound(long events) {
        assertThat(Ledgers.over(direct).verify(step -> {}).fault()).isEmpty();
        assertThat(IndependentVerifier.check(direct.getCollection("ledger", BsonDocument.class)))
                .isEqualTo(events);
    }

    /** The answer to the first insert is swallowed, and with it goes the line. */
    private static final class GoingAwayAfterInsert extends PassingStore {
        private final FaultyLine line;

        GoingAwayAfterInsert(CommitStore store, FaultyLine line) {
            super(store);
            this.line = line;
        }

        @Override
        public void insert(List<LedgerCommit> commits) {
            line.swallowNextAnswerTo(FaultyLineIT::isInsert);
            try {
                super.insert(commits);
            } catch (OutcomeOpen lost) {
                line.goAway();
                throw lost;
            }
        }
    }
}
