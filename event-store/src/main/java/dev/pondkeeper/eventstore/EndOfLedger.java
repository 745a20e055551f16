package dev.pondkeeper.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingEventStream;

/** What all streams of a store share: the recent events, the reader that keeps them coming, and a few threads that read ahead. */
final class EndOfLedger implements TailReader.Source, AutoCloseable {
    private static final int FETCHERS = 4;

    private final LedgerEventStorageEngine engine;
    private final int commitsInPage;
    private final RecentEvents recent;
    private final TailReader reader;
    private final Executor fetchers = fetchers();
    private final List<Subscription> wakers = new ArrayList<>();
    private long lookedAt = System.nanoTime();

    EndOfLedger(LedgerEventStorageEngine engine, int sharedEvents, int commitsInPage) {
        this.engine = engine;
        this.commitsInPage = commitsInPage;
        engine.ledger().passage().begin();
        this.recent = new RecentEvents(sharedEvents, engine.ledger().tail());
        this.reader = new TailReader(this, recent, sharedEvents);
    }

    void start() {
        wakers.add(engine.ledger().onAppend(reader::landed));
        engine.ledger().onChange(reader::wake).ifPresent(wakers::add);
        reader.start();
    }

    TrackingEventStream streamAfter(long position) {
        return new LedgerEventStream(position, new ReadAhead(this::page, fetchers), this::decoded, recent, reader);
    }

    /** What is shared ends with a commit, so the tail reader never asks for the middle of one. */
    @Override
    public Stretch after(long position) {
        long asked = System.nanoTime();
        LedgerPage page = engine.ledger().pageAfterCommit(position, commitsInPage);
        engine.ledger().passage().pass(page.commits());
        if (page.commits().size() < commitsInPage) engine.ledger().passage().completeUntil(asked);
        lookedAt = asked;
        return decoded(page);
    }

    /** Commits of this process landed after the last look, and whatever another had landed before them would be a gap. */
    @Override
    public Stretch of(long position, List<LedgerCommit> following) {
        long before = lookedAt;
        lookedAt = System.nanoTime();
        engine.ledger().passage().pass(following);
        engine.ledger().passage().completeUntil(before);
        return engine.stretch(position, following);
    }

    private LedgerPage page(long after) {
        return engine.ledger().page(after, commitsInPage);
    }

    private Stretch decoded(LedgerPage page) {
        return engine.stretch(page.after(), page.commits());
    }

    /** Gone when nobody is behind. */
    private static Executor fetchers() {
        ThreadPoolExecutor fetchers =
                new ThreadPoolExecutor(FETCHERS, FETCHERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "ledger-fetcher");
                    thread.setDaemon(true);
                    return thread;
                });
        fetchers.allowCoreThreadTimeOut(true);
        return fetchers;
    }

    @Override
    public void close() {
        wakers.forEach(Subscription::close);
        reader.close();
        engine.ledger().passage().end();
    }
}
