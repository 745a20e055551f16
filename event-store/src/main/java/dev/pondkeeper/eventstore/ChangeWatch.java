package dev.pondkeeper.eventstore;

import com.mongodb.MongoException;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the tail reader when any process has written, where the server can tell (a replica set or a sharded cluster). It only
 * wakes: what is read, and that nothing is missed, does not depend on it, so a lost stream costs some milliseconds and no event.
 */
final class ChangeWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);
    private static final long TROUBLED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MongoCollection<RawBsonDocument> commits;
    private final Runnable wake;
    private final Thread thread;
    private volatile boolean closed;

    ChangeWatch(MongoCollection<RawBsonDocument> commits, Runnable wake) {
        this.commits = commits;
        this.wake = wake;
        this.thread = new Thread(this::run, "ledger-changes");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean troubled = false;
        while (!closed) {
            try (MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> changes = changes()) {
                wake.run(); // for what came before the stream was open
                while (!closed) {
                    changes.next();
                    troubled = false;
                    wake.run();
                }
            } catch (MongoException trouble) {
                if (closed) return;
                if (!troubled) log.warn("The store does not tell of changes; looking for them goes on.", trouble);
                troubled = true;
                LockSupport.parkNanos(TROUBLED_NANOS);
            }
        }
    }

    private MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> changes() {
        return commits.watch(List.of(
                        Aggregates.match(Filters.eq("operationType", "insert")),
                        Aggregates.project(Projections.include("_id", "operationType", "ns"))))
                .maxAwaitTime(1, TimeUnit.SECONDS)
                .cursor();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
