package dev.pondkeeper.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** A projection that keeps nothing but when it saw what; times are those of the wall clock, in microseconds. */
@ProcessingGroup("watcher")
class Watcher {
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final CountDownLatch awaited;

    Watcher(int events) {
        this.awaited = new CountDownLatch(events);
    }

    @EventHandler
    void on(Counter.Counted event) {
        seen.put(event.note(), Micros.now());
        awaited.countDown();
    }

    /** When the projection saw the event with this note. */
    long sawAt(String note) {
        Long at = seen.get(note);
        if (at == null) throw new IllegalStateException("The projection has not seen " + note + ".");
        return at;
    }

    void awaitAll(long seconds) throws InterruptedException {
        if (!awaited.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException(awaited.getCount() + " events did not reach the projection.");
        }
    }

    Map<String, Long> all() {
        return seen;
    }
}
