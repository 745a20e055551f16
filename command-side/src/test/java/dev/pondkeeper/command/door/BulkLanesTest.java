package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pondkeeper.command.door.Unrecorded.Reason;
import dev.pondkeeper.kernel.Command;
import dev.pondkeeper.kernel.Money;
import dev.pondkeeper.kernel.customer.CustomerId;
import dev.pondkeeper.kernel.order.OrderCommand.RecordOrderPaid;
import dev.pondkeeper.kernel.order.OrderCommand.RecordRefund;
import dev.pondkeeper.kernel.order.OrderId;
import dev.pondkeeper.kernel.order.RefundId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BulkLanesTest {

    private final FakeCommitLog log = new FakeCommitLog();
    private final BulkLanes lanes = new BulkLanes(log, 8, 4);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        mayEnd.countDown();
        lanes.stop();
    }

    @Test
    void lines_of_one_customer_take_effect_in_order() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = Integer.toString(i);
            all.add(stream.inLane(paid("o-" + i, "42"), () -> done.add(name)));
        }
        awaitAll(all);
        assertThat(done)
                .isEqualTo(IntStream.range(0, 200).mapToObj(Integer::toString).toList());
    }

    @Test
    void lines_of_different_customers_run_side_by_side() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        CountDownLatch both = new CountDownLatch(2);
        CompletableFuture<?> one = stream.inLane(paid("o-1", "1"), () -> meet(both));
        CompletableFuture<?> two = stream.inLane(paid("o-2", "2"), () -> meet(both));
        awaitAll(List.of(one, two));
        assertThat(both.getCount()).isZero();
    }

    @Test
    void a_refund_waits_for_the_lines_of_its_orders_customer() throws Exception {
        log.owners.put(new OrderId("old"), new CustomerId("42"));
        BulkLanes.Stream stream = lanes.open();
        CompletableFuture<?> blocked = stream.inLane(paid("o-1", "42"), () -> blocked("paid"));
        CompletableFuture<?> ofOld = stream.inLane(refund("old"), () -> done.add("refund of an order in the log"));
        CompletableFuture<?> ofNew = stream.inLane(refund("o-1"), () -> done.add("refund of an order under way"));
        CompletableFuture<?> other = stream.inLane(paid("o-2", "43"), () -> done.add("another customer"));
        other.get();
        assertThat(done).containsExactly("another customer");
        mayEnd.countDown();
        awaitAll(List.of(blocked, ofOld, ofNew));
        assertThat(done)
                .containsExactly(
                        "another customer", "paid", "refund of an order in the log", "refund of an order under way");
    }

    @Test
    void an_order_stays_under_way_until_the_last_line_that_pays_it_is_done() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        stream.inLane(refund("o-1"), () -> done.add("too early")).get();
        stream.inLane(paid("o-1", "42"), () -> done.add("refused")).get();
        CompletableFuture<?> first = stream.inLane(paid("o-1", "42"), () -> done.add("refused again"));
        CompletableFuture<?> second = stream.inLane(paid("o-1", "42"), () -> blocked("paid"));
        first.get();
        CompletableFuture<?> refund = stream.inLane(refund("o-1"), () -> done.add("refund"));
        stream.inLane(paid("o-2", "43"), () -> done.add("another customer")).get();
        mayEnd.countDown();
        awaitAll(List.of(second, refund));
        assertThat(done).containsSubsequence("too early", "refused", "refused again", "paid", "refund");
    }

    @Test
    void a_line_that_fails_holds_up_nobody_behind_it() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        CompletableFuture<?> failed = stream.inLane(paid("o-1", "42"), () -> {
            throw new IllegalStateException("a defect");
        });
        stream.inLane(paid("o-2", "42"), () -> done.add("next")).get();
        assertThat(done).containsExactly("next");
        assertThat(failed).isCompletedExceptionally();
    }

    @Test
    void no_more_lines_are_unfinished_than_the_window_holds() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) all.add(stream.inLane(paid("o-" + i, "" + i), () -> blocked("x")));
        Thread reader = new Thread(() -> {
            try {
                stream.inLane(paid("o-5", "5"), () -> done.add("fifth")).get();
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        reader.start();
        while (reader.getState() != Thread.State.WAITING) Thread.onSpinWait();
        assertThat(done).isEmpty();
        mayEnd.countDown();
        reader.join();
        awaitAll(all);
        assertThat(done).hasSize(5).contains("fifth");
    }

    @Test
    void a_store_that_does_not_say_whose_order_it_is_costs_no_place_in_the_window() throws Exception {
        BulkLanes.Stream stream = lanes.open();
        log.unreachable = true;
        for (int i = 0; i < 10; i++) {
            Unrecorded told =
                    catchThrowableOfType(Unrecorded.class, () -> stream.inLane(refund("o-1"), () -> done.add("never")));
            assertThat(told.reason()).isEqualTo(Reason.STORE_UNREACHABLE);
        }
        log.unreachable = false;
        stream.inLane(refund("o-1"), () -> done.add("back")).get();
        assertThat(done).containsExactly("back");
    }

    private boolean blocked(String name) {
        try {
            mayEnd.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return done.add(name);
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
            return true;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static void awaitAll(List<? extends CompletableFuture<?>> all) throws Exception {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get();
    }

    private static Command paid(String order, String customer) {
        return new RecordOrderPaid(
                new OrderId(order), new CustomerId(customer), new Money(1, "CNY"), null, null, null, Doors.NOW);
    }

    private static Command refund(String order) {
        return new RecordRefund(new OrderId(order), new RefundId("r"), new Money(1, "CNY"), Doors.NOW);
    }
}
