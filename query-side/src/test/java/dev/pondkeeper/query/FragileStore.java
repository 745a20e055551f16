package dev.pondkeeper.query;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A database whose bulk writes can be made to fail; everything else is the real one's. */
final class FragileStore {

    final AtomicBoolean refusesWrites = new AtomicBoolean();

    /** One collection that takes none; the empty name is that of no collection. */
    final AtomicReference<String> closed = new AtomicReference<>("");

    private volatile CountDownLatch refused = new CountDownLatch(1);

    /** Begins to wait for the next refusal. */
    void expectRefusal() {
        refused = new CountDownLatch(1);
    }

    /** Whether a write has been refused since {@link #expectRefusal}, or is within this time. */
    boolean hasRefused(Duration within) throws InterruptedException {
        return refused.await(within.toNanos(), TimeUnit.NANOSECONDS);
    }

    MongoDatabase over(MongoDatabase real) {
        return wrapped(MongoDatabase.class, real);
    }

    private boolean refuses(Object collection) {
        if (refusesWrites.get()) return true;
        return collection instanceof MongoCollection<?> documents
                && documents.getNamespace().getCollectionName().equals(closed.get());
    }

    private <T> T wrapped(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("bulkWrite") && refuses(real)) {
                        refused.countDown();
                        throw new MongoException("the store takes no writes at the moment");
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof MongoDatabase database) return wrapped(MongoDatabase.class, database);
                        if (result instanceof MongoCollection<?> found) return wrapped(MongoCollection.class, found);
                        return result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
