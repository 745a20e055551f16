package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static dev.pondkeeper.eventstore.Ledgers.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerRacesIT {
    static final int WRITERS = 16;
    static final int LEDGERS = 4;

    final MongoDatabase database = TestStore.freshDatabase();
    final List<Ledger> ledgers = new ArrayList<>();
    final ExecutorService writers = Executors.newCachedThreadPool();

    LedgerRacesIT() {
        for (int i = 0; i < LEDGERS; i++) {
            ledgers.add(Ledgers.over(database));
        }
    }

    @AfterEach
    void stop() {
        writers.shutdownNow();
    }

    @Test
    void every_sequence_has_one_winner_and_the_ledger_stays_sound() throws Exception {
        AtomicLong won = new AtomicLong();
        race(writer -> {
            Ledger ledger = ledgers.get(writer % LEDGERS);
            for (int i = 0; i < 40; i++) {
                String stream = "s" + ThreadLocalRandom.current().nextInt(4);
                long next = ledger.headOf(stream).orElse(-1) + 1;
                try {
                    ledger.append(draft(stream, next, next + 1));
                    won.addAndGet(2);
                } catch (SequenceTaken lost) {
                    assertThat(lost.event().stream()).isEqualTo(stream);
                }
            }
            return writer;
        });
        assertSound(won.get());
    }

    @Test
    void a_key_that_all_ask_for_at_once_has_one_commit_and_all_hear_of_it() throws Exception {
        AtomicLong won = new AtomicLong();
        List<LedgerCommit> first = race(writer -> {
                    Ledger ledger = ledgers.get(writer % LEDGERS);
                    List<LedgerCommit> heard = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        CommitIntent intent = new CommitIntent("key-" + i, "f", "w" + writer);
                        try {
                            heard.add(ledger.append(draft(intent, event("w" + writer + "-" + i, 0))));
                            won.incrementAndGet();
                        } catch (CommitKeyTaken taken) {
                            heard.add(taken.first());
                        }
                    }
                    return heard;
                })
                .stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(won.get()).isEqualTo(20);
        assertThat(first).hasSize(20);
        assertSound(20);
    }

    @Test
    void a_reader_never_sees_a_hole_or_a_half_commit_or_another_order() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        Future<Long> reader = writers.submit(() -> {
            long seen = -1;
            while (writing.get() || seen < ledgers.get(0).tail()) {
                for (LedgerCommit commit : ledgers.get(0).read(seen, 50)) {
                    assertThat(commit.position()).isEqualTo(seen + 1);
                    assertThat(commit.events()).hasSize(3);
                    seen = commit.lastPosition();
                }
            }
            return seen;
        });
        race(writer -> {
            for (int i = 0; i < 30; i++) {
                String stream = "w" + writer + "-" + i;
                ledgers.get(writer % LEDGERS).append(draft(stream, 0, 2));
            }
            return writer;
        });
        writing.set(false);
        assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo(WRITERS * 30 * 3 - 1);
    }

    private <T> List<T> race(Writer<T> writer) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            tasks.add(() -> writer.write(number));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : writers.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }

    private void assertSound(long events) {
        assertThat(ledgers.get(0).verify(step -> {}).fault()).isEmpty();
        assertThat(IndependentVerifier.check(database.getCollection("ledger", BsonDocument.class)))
                .isEqualTo(events);
    }

    private interface Writer<T> {
        T write(int number) throws Exception;
    }
}
