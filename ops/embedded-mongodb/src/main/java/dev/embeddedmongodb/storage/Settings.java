package dev.embeddedmongodb.storage;

/**
 * How a store keeps its promise.
 *
 * @param sync whether a batch is synced to the disk before it counts, or only handed to the operating system
 * @param cacheMegabytes memory for pages that have been read
 * @param segmentBytes size of a journal file; the tables are brought up to date when one is full
 */
public record Settings(boolean sync, int cacheMegabytes, int segmentBytes) {

    public static final int SEGMENT_BYTES = 32 << 20;

    /** Changed pages in memory, as the page store estimates them, at which they are written out. */
    int dirtyBytes() {
        return Math.max(4, Math.min(128, (int) (Runtime.getRuntime().maxMemory() >> 23))) << 20;
    }
}
