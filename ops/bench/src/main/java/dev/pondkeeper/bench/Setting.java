package dev.pondkeeper.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * What all measurements of one run have in common.
 *
 * @param client of the server that is measured
 * @param target its connection string, for other processes
 * @param warmUps slices of each peer that are not counted
 * @param pairs slices of each peer that are
 */
record Setting(MongoClient client, String target, int warmUps, int pairs, Duration slice) {
    /** A database that nobody else uses. */
    MongoDatabase fresh() {
        return client.getDatabase("bench" + UUID.randomUUID().toString().replace("-", ""));
    }

    Cell measure(String work, int clients, List<? extends Peer> peers) throws InterruptedException, ExecutionException {
        return Cell.measure(work, clients, peers, this);
    }
}
