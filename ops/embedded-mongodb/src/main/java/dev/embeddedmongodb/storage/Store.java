package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
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

    private static final int PAGE_BYTES = 4 << 10;

    static final String DATA_FILE = "data.mv";

    private final ReentrantLock writing = new ReentrantLock();
    private final Map<Integer, MVMap<byte[], byte[]>> tables = new ConcurrentHashMap<>();
    private final MVStore file;
    private final @Nullable FileChannel directoryLock;
    private final @Nullable Journal journal;
    private final Commits commits;
    private final @Nullable Checkpoints checkpoints;
    private volatile Snapshot latest;

    private Store(
            MVStore file,
            @Nullable FileChannel directoryLock,
            @Nullable PatientFile patience,
            @Nullable Journal journal,
            Settings settings) {
        this.file = file;
        this.directoryLock = directoryLock;
        this.journal = journal;
        this.commits = new Commits(journal, this::publish);
        openTable(CATALOG, true);
        Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>();
        for (String name : file.getMapNames()) {
            int number = Integer.parseInt(name.substring(1));
            roots.put(number, table(number).flushAndGetRoot());
        }
        this.latest = new Snapshot(file, roots);
        this.checkpoints =
                journal == null || patience == null ? null : new Checkpoints(this, file, patience, journal, settings);
    }

    public static Store inMemory() {
        MVStore file = new MVStore.Builder().autoCommitDisabled().open();
        file.setVersionsToKeep(0);
        return new Store(file, null, null, null, new Settings(false, 0, Settings.SEGMENT_BYTES));
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
                return recover(directory, lock, settings);
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

    private static Store recover(Path directory, FileChannel lock, Settings settings) throws IOException {
        PatientFile patience =
                new PatientFile(Map.of("cacheSize", settings.cacheMegabytes(), "pageSplitSize", PAGE_BYTES));
        patience.open(directory.resolve(DATA_FILE).toString(), false, null);
        MVStore file = null;
        try {
            file = new MVStore.Builder()
                    .adoptFileStore(patience)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .keysPerPage(Integer.MAX_VALUE)
                    .open();
            file.setVersionsToKeep(0);
            // Space is reused after the next checkpoint, never before its sync: no need to wait on the clock.
            file.setRetentionTime(0);
            Store store = new Store(file, lock, patience, replayed(directory, file, settings), settings);
            // Pages are written beside the writers only while the page store's own timer runs, so it gets a period
            // that never ends.
            file.setAutoCommitDelay(Integer.MAX_VALUE);
            return store;
        } catch (IOException | RuntimeException e) {
            if (file != null) file.closeImmediately();
            else patience.close();
            throw e;
        }
    }

    private static Journal replayed(Path directory, MVStore file, Settings settings) throws IOException {
        Watermark.verify(directory, file.getCurrentVersion());
        List<Path> old = Journal.segments(directory);
        Map<Integer, MVMap<byte[], byte[]>> opened = new HashMap<>();
        long sequence =
                Journal.replay(directory, (frame, bytes, from, length) -> replay(file, opened, bytes, from, length));
        file.commit();
        file.sync();
        Watermark.write(directory, file.getCurrentVersion());
        long next = old.isEmpty() ? 1 : Journal.numberOf(old.get(old.size() - 1)) + 1;
        Journal journal = Journal.start(directory, settings.sync(), settings.segmentBytes(), next, sequence);
        journal.dropBefore(next);
        return journal;
    }

    private static void replay(
            MVStore file, Map<Integer, MVMap<byte[], byte[]>> opened, byte[] bytes, int from, int length) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length);
        while (in.hasRemaining()) {
            int table = DataUtils.readVarInt(in);
            byte kind = in.get();
            if (kind == 2) {
                opened.remove(table);
                file.removeMap(name(table));
                continue;
            }
            MVMap<byte[], byte[]> map = opened.computeIfAbsent(table, number -> file.openMap(name(number), builder()));
            byte[] key = readBytes(in);
            if (kind == 0) map.put(key, readBytes(in));
            else map.remove(key);
        }
    }

    private static byte[] readBytes(ByteBuffer in) {
        byte[] bytes = new byte[DataUtils.readVarInt(in)];
        in.get(bytes);
        return bytes;
    }

    static String name(int table) {
        return "t" + table;
    }

    private static MVMap.Builder<byte[], byte[]> builder() {
        return new MVMap.Builder<byte[], byte[]>()
                .keyType(ChecksummedBytes.INSTANCE)
                .valueType(ChecksummedBytes.INSTANCE);
    }

    /** The table, made if it is not there. */
    MVMap<byte[], byte[]> table(int number) {
        MVMap<byte[], byte[]> open = tables.get(number);
        return open != null ? open : java.util.Objects.requireNonNull(openTable(number, true));
    }

    @Nullable
    MVMap<byte[], byte[]> openTable(int number) {
        MVMap<byte[], byte[]> open = tables.get(number);
        return open != null ? open : openTable(number, false);
    }

    private @Nullable MVMap<byte[], byte[]> openTable(int number, boolean create) {
        if (!create && !file.hasMap(name(number))) return null;
        return tables.computeIfAbsent(number, key -> file.openMap(name(key), builder()));
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
            undo(commits.takeFailed());
            Transaction transaction = new Transaction(this);
            try {
                result = command.apply(transaction);
                if (!transaction.ops().isEmpty()) {
                    group = commits.add(transaction.ops(), rootsOf(transaction.ops()));
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

    private Map<Integer, RootReference<byte[], byte[]>> rootsOf(List<Op> ops) {
        Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>();
        for (Op op : ops) {
            if (!roots.containsKey(op.table()))
                roots.put(op.table(), table(op.table()).flushAndGetRoot());
        }
        return roots;
    }

    void undo(List<Op> ops) {
        for (ListIterator<Op> each = ops.listIterator(ops.size()); each.hasPrevious(); ) {
            Op op = each.previous();
            if (op.key() == Op.WHOLE_TABLE) continue;
            byte[] before = op.before();
            if (before == null) table(op.table()).remove(op.key());
            else table(op.table()).put(op.key(), before);
        }
    }

    private void publish(Group group) {
        Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>(latest.roots());
        roots.putAll(group.roots);
        for (Op op : group.ops) if (op.key() == Op.WHOLE_TABLE) roots.remove(op.table());
        replaceLatest(new Snapshot(file, roots));
        for (Op op : group.ops) if (op.key() == Op.WHOLE_TABLE) removeTable(op.table());
    }

    private void removeTable(int number) {
        tables.remove(number);
        file.removeMap(name(number));
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
            undo(commits.takeFailed());
            return work.apply(file);
        } finally {
            writing.unlock();
        }
    }

    /** Lets go of pages that only the newest snapshot still needed, after pages moved. */
    void republish() throws IOException {
        quietly(ignored -> {
            Map<Integer, RootReference<byte[], byte[]>> roots = new HashMap<>();
            for (Integer number : latest.roots().keySet())
                roots.put(number, table(number).flushAndGetRoot());
            replaceLatest(new Snapshot(file, roots));
            return roots.size();
        });
    }

    /** The numbers of all tables, used or not. */
    public List<Integer> tableNumbers() {
        return file.getMapNames().stream()
                .map(name -> Integer.parseInt(name.substring(1)))
                .toList();
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
