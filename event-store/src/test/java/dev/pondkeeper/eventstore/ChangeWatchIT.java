package dev.pondkeeper.eventstore;

import static dev.pondkeeper.eventstore.Ledgers.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChangeWatchIT {
    final MongoDatabase database = TestStore.freshDatabase();
    final Ledger here = Ledgers.over(database);
    final Ledger there = Ledgers.over(database);
    final Semaphore woken = new Semaphore(0);

    @Test
    void a_commit_of_another_process_wakes_where_the_server_is_a_replica_set() throws Exception {
        assumeTrue(here.promise().survivesLossOfServer(), "a single server has no change streams");
        Subscription watching = here.onChange(woken::release).orElseThrow();
        assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).as("it is watching").isTrue();
        for (int i = 0; i < 3; i++) {
            there.append(draft("a", i, i));
            assertThat(woken.tryAcquire(10, TimeUnit.SECONDS))
                    .as("commit %s", i)
                    .isTrue();
        }
        watching.close();
    }

    @Test
    void a_single_server_is_not_asked_for_what_it_has_not() {
        assumeTrue(!here.promise().survivesLossOfServer(), "this server is a replica set");
        assertThat(here.onChange(woken::release)).isEqualTo(Optional.empty());
    }
}
