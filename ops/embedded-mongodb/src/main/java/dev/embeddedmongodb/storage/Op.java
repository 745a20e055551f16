package dev.embeddedmongodb.storage;

import org.jspecify.annotations.Nullable;

/**
 * One change of one table, with what was there before, so that it can be taken back.
 *
 * @param value what the key holds from now on; absent = removed
 */
@SuppressWarnings("ArrayRecordComponent") // operations are never compared
record Op(int table, byte[] key, byte @Nullable [] value, byte @Nullable [] before) {

    /** Stands in the journal for "the whole table is gone". */
    static final byte[] WHOLE_TABLE = new byte[0];
}
