package dev.embeddedmongodb.storage;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Says in a sentence what the page store throws as a code. */
final class Faults {

    private Faults() {}

    static StoreException of(MVStoreException e) {
        if (Journal.isNoSpace(e)) {
            return new StoreException.DiskFull("The disk is full, so nothing can be written until space is freed", e);
        }
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_BLOCK_NOT_FOUND ->
                new StoreException.Damaged("The data file is damaged: " + e.getMessage());
            case DataUtils.ERROR_CLOSED -> new StoreException("The store is closed", e);
            default -> new StoreException("The data file cannot be read: " + e.getMessage(), e);
        };
    }
}
