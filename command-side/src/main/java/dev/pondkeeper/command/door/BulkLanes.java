package dev.pondkeeper.command.door;

import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderCommand;
import dev.pondkeeper.kernel.order.OrderId;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Where the lines of bulk requests run: those of one customer one after the other, those of different customers side by side,
 * which also lets their commits travel to the store together.
 */
@Component
class BulkLanes {

    private final ExecutorService threads;
    private final int window;
    private final CommitLog log;

    BulkLanes(
            CommitLog log,
            @Value("${pondkeeper.bulk.threads:48}") int threads,
            @Value("${pondkeeper.bulk.window:512}") int window) {
        this.log = log;
        this.threads = Executors.newFixedThreadPool(threads, new CustomizableThreadFactory("bulk-"));
        this.window = window;
    }

    Stream open() {
        return new Stream();
    }

    @PreDestroy
    void stop() {
        threads.shutdown();
    }

    /** The lanes of one request; it holds at most a window of unfinished lines. */
    final class Stream {

        private final Semaphore unfinished = new Semaphore(window);
        private final Lanes lanes = new Lanes(threads);
        private final ConcurrentHashMap<OrderId, CustomerId> ordersUnderWay = new ConcurrentHashMap<>();

        /** Waits for a place in the window, then runs the work behind everything its lane has to do before. */
        <T> CompletableFuture<T> inLane(Command command, Supplier<T> work) throws InterruptedException {
            unfinished.acquire();
            String lane = laneOf(command);
            return lanes.run(lane, work).whenComplete((done, failed) -> {
                if (command instanceof OrderCommand order) ordersUnderWay.remove(order.orderId());
                unfinished.release();
            });
        }

        private String laneOf(Command command) {
            CustomerId customer = command.concerns();
            if (command instanceof OrderCommand order) {
                if (customer != null) ordersUnderWay.put(order.orderId(), customer);
                else customer = ownerOf(order.orderId());
            }
            return customer == null ? command.target().toString() : "customer:" + customer;
        }

        private @Nullable CustomerId ownerOf(OrderId order) {
            CustomerId underWay = ordersUnderWay.get(order);
            return underWay != null ? underWay : log.ownerOf(order).orElse(null);
        }
    }
}
