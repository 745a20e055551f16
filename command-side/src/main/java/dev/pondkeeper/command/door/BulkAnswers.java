package dev.pondkeeper.command.door;

import dev.pondkeeper.command.door.BulkLines.LineAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the answers of one bulk request in the order of its lines, on a thread of its own, so that a caller who waits for an
 * answer before sending the next line gets it. Where the caller is gone, what was admitted is still decided.
 */
final class BulkAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(BulkAnswers.class);

    /** Bounds what waits to be written to a caller that reads slowly. */
    private static final int MOST_WAITING = 1024;

    private final CompletableFuture<LineAnswer> end = new CompletableFuture<>();
    private final BlockingQueue<CompletableFuture<LineAnswer>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final OutputStream out;
    private final ObjectWriter json;
    private final Thread writer;
    private boolean unflushed;
    private volatile boolean broken;

    BulkAnswers(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json.writer();
        this.writer = new Thread(this::writeAll, "bulk-answers");
        writer.setDaemon(true);
        writer.start();
    }

    /** @throws IOException if nobody reads the answers any more, so that no further line is admitted */
    void add(CompletableFuture<LineAnswer> answer) throws InterruptedException, IOException {
        waiting.put(answer);
        if (broken) throw new IOException("the answers cannot be written");
    }

    /** Waits until every answer is written. */
    void finish() throws InterruptedException {
        waiting.put(end);
        writer.join();
    }

    private void writeAll() {
        try {
            for (CompletableFuture<LineAnswer> next; (next = waiting.take()) != end; ) {
                if (!broken) write(next);
            }
            if (!broken) out.flush();
        } catch (IOException callerGone) {
            LOG.debug("The caller of a bulk request stopped reading", callerGone);
        } catch (InterruptedException stopping) {
            broken = true;
        }
    }

    private void write(CompletableFuture<LineAnswer> next) {
        try {
            // The caller may be waiting for what is written before it sends what would finish the next.
            if (!next.isDone()) flush();
            out.write(json.writeValueAsBytes(next.join()));
            out.write('\n');
            unflushed = true;
            if (waiting.isEmpty()) flush();
        } catch (IOException callerGone) {
            LOG.debug("The caller of a bulk request stopped reading", callerGone);
            broken = true;
        } catch (RuntimeException defect) {
            // Whatever it is, the queue must go on being emptied, or the request would hang for ever.
            LOG.error("A line of a bulk request ended without an answer", defect);
            broken = true;
        }
    }

    private void flush() throws IOException {
        if (unflushed) out.flush();
        unflushed = false;
    }
}
