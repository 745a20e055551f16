package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * Ordered tables of bytes under a directory. One writer at a time changes them; what it did is in the journal, on
 * disk, before {@link #write} returns. The tables themselves follow in {@link Checkpoints}, and what they had not yet
 * taken is replayed when the directory is opened.
 */
public final class Store implements AutoCloseable {

    /** The one table that always exists. */
    public static final int CATALOG = 0;

    static final String DATA_FILE = "data.mv";

    private final ReentrantLock writing = new ReentrantLock();
    private final Tables tables;
    private final MVStore file;
    private final @Nullable FileChannel directoryLock;
    private final @Nullable Journal journal;
    private final Commits commits;
    private final @Nullable Checkpoints checkpoints;
    private volatile Snapshot latest;

    Store(
            MVStore file,
            Tables tables,
            @Nullable FileChannel directoryLock,
            @Nullable PatientFile patience,
            @Nullable Journal journal,
            Settings settings) {
        this.file = file;
        this.tables = tables;
        this.directoryLock = directoryLock;
        this.journal = journal;
        this.commits = new Commits(journal, this::publish);
        tables.table(CATALOG);
        this.latest = new Snapshot(file, tables.roots(tables.numbers()));
        this.checkpoints =
                journal == null || patience == null ? null : new Checkpoints(this, file, patience, journal, settings);
    }

    public static Store inMemory() {
        MVStore file = new MVStore.Builder().autoCommitDisabled().open();
        file.setVersionsToKeep(0);
        return new Store(file, new Tables(file), null, null, null, new Settings(false, 0, Settings.SEGMENT_BYTES));
    }

    /**
     * Opens what is there, or begins an empty store.
     *
     * @throws StoreException with a sentence: in use, damaged, not readable, no space
     */
    public static Store open(Path directory, Settings settings) {
        try {
            Files.createDirectories(directory);
            FileChannel lock = Directories.lock(directory);
            try {
                ClosingSum.forget(directory);
                return Recovery.of(directory, lock, settings);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (MVStoreException e) {
            throw Faults.of(e);
        } catch (IOException e) {
            throw Journal.noSpaceOr("The directory " + directory + " cannot be opened", e);
        }
    }

    Tables tables() {
        return tables;
    }

    /** The newest durable state; to be closed by the caller. */
    public Snapshot snapshot() {
        while (true) {
            Snapshot snapshot = latest;
            if (snapshot.tryAcquire()) return snapshot;
        }
    }

    /**
     * Lets one command change tables, and returns once its changes are durable. If the command throws, nothing of it
     * remains.
     *
     * @throws StoreException.DiskFull when there is no space for it; nothing of it remains then either
     */
    public <T> T write(Function<Transaction, T> command) {
        if (checkpoints != null) checkpoints.admit();
        Group group = null;
        T result;
        writing.lock();
        try {
            tables.undo(commits.takeFailed());
            Transaction transaction = new Transaction(this);
            try {
                result = command.apply(transaction);
                if (!transaction.ops().isEmpty()) {
                    group = commits.add(
                            transaction.ops(),
                            tables.roots(
                                    transaction.ops().stream().map(Op::table).toList()));
                }
            } catch (RuntimeException | Error e) {
                transaction.rollbackTo(0);
                throw e;
            }
        } finally {
            writing.unlock();
        }
        if (group != null) commits.await(group);
        return result;
    }

    private void publish(Group group) {
        Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>(latest.roots());
        roots.putAll(group.roots);
        for (Op op : group.ops) if (op.key() == Op.WHOLE_TABLE) roots.remove(op.table());
        replaceLatest(new Snapshot(file, roots));
        for (Op op : group.ops) if (op.key() == Op.WHOLE_TABLE) tables.remove(op.table());
    }

    private void replaceLatest(Snapshot next) {
        Snapshot previous = latest;
        latest = next;
        previous.close();
    }

    /** What is done while nobody writes. */
    interface Quiet<T> {
        T apply(MVStore file) throws IOException;
    }

    /** Runs something while no command is under way and everything before is durable and published. */
    <T> T quietly(Quiet<T> work) throws IOException {
        writing.lock();
        try {
            Group group = commits.pending();
            while (group != null) {
                commits.await(group);
                group = commits.pending();
            }
            tables.undo(commits.takeFailed());
            return work.apply(file);
        } finally {
            writing.unlock();
        }
    }

    /** Lets go of pages that only the newest snapshot still needed, after pages moved. */
    void republish() throws IOException {
        quietly(ignored -> {
            Map<Integer, RootReference<byte[], byte[]>> roots =
                    tables.roots(latest.roots().keySet());
            replaceLatest(new Snapshot(file, roots));
            return roots.size();
        });
    }

    /** The numbers of all tables, used or not. */
    public List<Integer> tableNumbers() {
        return tables.numbers();
    }

    /** Brings the tables up to date on disk now and empties the journal. */
    public void checkpoint() {
        if (checkpoints != null) checkpoints.now();
    }

    /** Bytes of the files; 0 in memory. */
    public long fileBytes() {
        return journal == null ? 0 : file.getFileStore().size();
    }

    @Override
    public void close() {
        if (checkpoints != null) checkpoints.stop();
        writing.lock();
        try {
            if (file.isClosed()) return;
            latest.close();
            if (journal == null) {
                file.close();
                return;
            }
            boolean complete = checkpoints != null && checkpoints.finish();
            journal.close();
            if (complete) ClosingSum.write(journal.directory());
            if (directoryLock != null) directoryLock.close();
        } catch (IOException e) {
            throw new StoreException("Closing the directory failed: " + e.getMessage(), e);
        } finally {
            writing.unlock();
        }
    }
}
