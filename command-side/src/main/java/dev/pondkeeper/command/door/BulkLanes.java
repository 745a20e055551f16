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

    /** Whose order it is by the lines that are not decided yet, and how many of those there are. */
    private record Owner(CustomerId customer, int lines) {}

    /** The lanes of one request, filled by one thread; it holds at most a window of unfinished lines. */
    final class Stream {

        private final Semaphore unfinished = new Semaphore(window);
        private final Lanes lanes = new Lanes(threads);
        private final ConcurrentHashMap<OrderId, Owner> ordersUnderWay = new ConcurrentHashMap<>();

        /**
         * Waits for a place in the window, then runs the work behind everything its lane has to do before.
         *
         * @throws Unrecorded if the store is asked whose order it is and does not answer; no place is taken then
         */
        <T> CompletableFuture<T> inLane(Command command, Supplier<T> work) throws InterruptedException {
            String lane = laneOf(command);
            unfinished.acquire();
            enter(command);
            return lanes.run(lane, work).whenComplete((done, failed) -> {
                leave(command);
                unfinished.release();
            });
        }

        private void enter(Command command) {
            CustomerId customer = command.concerns();
            if (customer == null || !(command instanceof OrderCommand order)) return;
            ordersUnderWay.compute(
                    order.orderId(), (id, known) -> new Owner(customer, known == null ? 1 : known.lines() + 1));
        }

        private void leave(Command command) {
            if (command.concerns() == null || !(command instanceof OrderCommand order)) return;
            ordersUnderWay.computeIfPresent(
                    order.orderId(),
                    (id, known) -> known.lines() == 1 ? null : new Owner(known.customer(), known.lines() - 1));
        }

        private String laneOf(Command command) {
            CustomerId customer = command.concerns();
            if (customer == null && command instanceof OrderCommand order) customer = ownerOf(order.orderId());
            return customer == null ? command.target().toString() : "customer:" + customer;
        }

        private @Nullable CustomerId ownerOf(OrderId order) {
            Owner underWay = ordersUnderWay.get(order);
            if (underWay != null) return underWay.customer();
            try {
                return log.ownerOf(order).orElse(null);
            } catch (RuntimeException thrown) {
                throw Unrecorded.told(log.faultOf(thrown), thrown);
            }
        }
    }
}
