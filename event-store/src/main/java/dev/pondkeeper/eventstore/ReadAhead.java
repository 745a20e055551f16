package dev.pondkeeper.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a stream's next page while the one before is being handled. At most one page is ahead. Used by one thread at a time.
 */
final class ReadAhead {
    private final LongFunction<LedgerPage> ledger;
    private final Executor fetchers;
    private @Nullable CompletableFuture<LedgerPage> ahead;
    private long aheadAfter;

    ReadAhead(LongFunction<LedgerPage> ledger, Executor fetchers) {
        this.ledger = ledger;
        this.fetchers = fetchers;
    }

    /** The page behind the position. */
    LedgerPage after(long position) throws InterruptedException {
        CompletableFuture<LedgerPage> expected = aheadAfter == position ? ahead : null;
        ahead = null;
        LedgerPage early = expected == null ? null : result(expected);
        // What was empty when it was fetched may have something by now.
        LedgerPage page = early == null || early.documents().isEmpty() ? ledger.apply(position) : early;
        if (page.full()) {
            aheadAfter = page.to();
            ahead = CompletableFuture.supplyAsync(() -> ledger.apply(page.to()), fetchers);
        }
        return page;
    }

    private static LedgerPage result(CompletableFuture<LedgerPage> expected) throws InterruptedException {
        try {
            return expected.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("A page could not be read ahead.", failed);
        }
    }
}
