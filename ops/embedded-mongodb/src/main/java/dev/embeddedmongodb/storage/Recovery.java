package dev.embeddedmongodb.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStore;

/** Opens what a directory holds: the tables as they were last brought up to date, and what the journal has beyond them. */
final class Recovery {

    private static final int PAGE_BYTES = 4 << 10;

    private Recovery() {}

    static Store of(Path directory, FileChannel lock, Settings settings) throws IOException {
        PatientFile patience =
                new PatientFile(Map.of("cacheSize", settings.cacheMegabytes(), "pageSplitSize", PAGE_BYTES));
        patience.open(directory.resolve(Store.DATA_FILE).toString(), false, null);
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
            Tables tables = new Tables(file);
            Journal journal = replayed(directory, file, tables, settings);
            Store store = new Store(file, tables, lock, patience, journal, settings);
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

    private static Journal replayed(Path directory, MVStore file, Tables tables, Settings settings) throws IOException {
        Watermark.verify(directory, file.getCurrentVersion());
        List<Path> old = Journal.segments(directory);
        long sequence = Journal.replay(directory, (frame, bytes, from, length) -> tables.replay(bytes, from, length));
        file.commit();
        file.sync();
        Watermark.write(directory, file.getCurrentVersion());
        long next = old.isEmpty() ? 1 : Journal.numberOf(old.get(old.size() - 1)) + 1;
        Journal journal = Journal.start(directory, settings.sync(), settings.segmentBytes(), next, sequence);
        journal.dropBefore(next);
        return journal;
    }
}
