package dev.pondkeeper.command.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.pondkeeper.command.door.BulkLines.LineAnswer;
import dev.pondkeeper.kernel.StreamId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BulkAnswersTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final FlushedBytes out = new FlushedBytes();
    private final BulkAnswers answers = new BulkAnswers(out, JSON);

    @Test
    void answers_stand_in_the_order_of_the_lines_whichever_is_decided_first() throws Exception {
        CompletableFuture<LineAnswer> first = new CompletableFuture<>();
        answers.add(first);
        answers.add(CompletableFuture.completedFuture(line(2)));
        first.complete(line(1));
        answers.finish();
        assertThat(out.flushed()).isEqualTo("""
                        {"line":1,"status":200,"aggregateId":"order:1","version":0,"position":7,"events":["OrderPaid"],"replayed":false}
                        {"line":2,"status":200,"aggregateId":"order:1","version":0,"position":7,"events":["OrderPaid"],"replayed":false}
                        """);
    }

    @Test
    void an_answer_leaves_while_the_caller_waits_for_it_before_it_sends_more() throws Exception {
        answers.add(CompletableFuture.completedFuture(line(1)));
        out.awaitLines(1);
        CompletableFuture<LineAnswer> open = new CompletableFuture<>();
        answers.add(CompletableFuture.completedFuture(line(2)));
        answers.add(open);
        out.awaitLines(2);
        open.complete(line(3));
        answers.finish();
        assertThat(out.flushed().lines()).hasSize(3);
    }

    @Test
    void nothing_is_answered_to_nothing() throws Exception {
        answers.finish();
        assertThat(out.flushed()).isEmpty();
    }

    @Test
    void a_caller_who_is_gone_sends_no_further_line_and_hangs_nobody() throws Exception {
        out.broken = true;
        assertThatIOException().isThrownBy(() -> {
            for (int i = 1; i < 10_000; i++) answers.add(CompletableFuture.completedFuture(line(i)));
        });
        answers.finish();
        assertThat(out.flushed()).isEmpty();
    }

    @Test
    void a_defect_in_one_answer_hangs_nobody() throws Exception {
        assertThatIOException().isThrownBy(() -> {
            answers.add(CompletableFuture.failedFuture(new IllegalStateException("a defect")));
            for (int i = 2; i < 10_000; i++) answers.add(CompletableFuture.completedFuture(line(i)));
        });
        answers.finish();
    }

    @Test
    void a_response_that_fails_in_an_unheard_of_way_hangs_nobody() throws Exception {
        out.recycled = true;
        assertThatIOException().isThrownBy(() -> {
            for (int i = 1; i < 10_000; i++) answers.add(CompletableFuture.completedFuture(line(i)));
        });
        answers.finish();
    }

    private static LineAnswer line(long number) {
        Receipt receipt = new Receipt(new StreamId("order", "1"), 0, 7, List.of("OrderPaid"), Doors.NOW);
        return LineAnswer.of(number, new Answer(receipt, false));
    }

    /** Shows only what was flushed, as a network does. */
    private static final class FlushedBytes extends OutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private String flushed = "";
        private final CountDownLatch[] lines = {new CountDownLatch(1), new CountDownLatch(1), new CountDownLatch(1)};
        volatile boolean broken;
        volatile boolean recycled;

        @Override
        public synchronized void write(int each) throws IOException {
            if (recycled) throw new IllegalStateException("the response has been recycled");
            if (broken) throw new IOException("connection reset");
            written.write(each);
        }

        @Override
        public synchronized void flush() {
            flushed = written.toString(StandardCharsets.UTF_8);
            for (int i = 0; i < Math.min(lines.length, flushed.lines().count()); i++) lines[i].countDown();
        }

        synchronized String flushed() {
            return flushed;
        }

        void awaitLines(int count) throws InterruptedException {
            lines[count - 1].await();
        }
    }
}
