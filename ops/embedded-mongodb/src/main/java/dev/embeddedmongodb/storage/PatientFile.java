package dev.embeddedmongodb.storage;

import java.nio.ByteBuffer;
import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;

/**
 * The data file. When the disk is full it waits for space instead of failing, because a page store that failed once
 * answers no reads either; meanwhile {@link #isFull} lets writers be refused.
 */
final class PatientFile extends SingleFileStore {

    private static final long PAUSE_MILLIS = 100;

    private volatile boolean full;
    private volatile boolean givenUp;

    PatientFile(Map<String, Object> settings) {
        super(settings);
    }

    boolean isFull() {
        return full;
    }

    /** From now on a full disk is an error; the journal still holds what could not be written. */
    void giveUp() {
        givenUp = true;
    }

    @Override
    protected void writeFully(SFChunk chunk, long position, ByteBuffer source) {
        while (true) {
            try {
                super.writeFully(chunk, position, source.duplicate());
                source.position(source.limit());
                full = false;
                return;
            } catch (MVStoreException e) {
                if (givenUp || !Journal.isNoSpace(e)) throw e;
                full = true;
                pause(e);
            }
        }
    }

    private static void pause(MVStoreException reason) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
