package dev.pondkeeper.eventstore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * A BSON document that is written field by field. The driver's own writer checks at each field what may follow; on the way to
 * the store, where one thread writes the documents of all that wait, that took as long as the request itself.
 */
final class BsonBytes extends GrowingBytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    BsonBytes(int capacity) {
        super(capacity);
    }

    /** Begins the outermost document. */
    int start() {
        return room(4);
    }

    int startDocument(String name) {
        field(BsonType.DOCUMENT, name);
        return room(4);
    }

    int startArray(String name) {
        field(BsonType.ARRAY, name);
        return room(4);
    }

    /** Ends the document or array that began there. */
    void end(int start) {
        put(0);
        INT.set(array(), start, length() - start);
    }

    void int32(String name, int value) {
        field(BsonType.INT32, name);
        int at = room(4);
        INT.set(array(), at, value);
    }

    void int64(String name, long value) {
        field(BsonType.INT64, name);
        int at = room(8);
        LONG.set(array(), at, value);
    }

    void dateTime(String name, long millis) {
        field(BsonType.DATE_TIME, name);
        int at = room(8);
        LONG.set(array(), at, millis);
    }

    void bool(String name, boolean value) {
        field(BsonType.BOOLEAN, name);
        put(value ? 1 : 0);
    }

    void string(String name, String text) {
        field(BsonType.STRING, name);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int at = room(4);
        INT.set(array(), at, utf8.length + 1);
        put(utf8);
        put(0);
    }

    void binary(String name, byte[] value) {
        field(BsonType.BINARY, name);
        int at = room(5);
        INT.set(array(), at, value.length); // and subtype 0 behind it
        array()[at + 4] = 0;
        put(value);
    }

    private void field(BsonType type, String name) {
        put(type.getValue());
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        for (byte each : utf8) {
            if (each == 0)
                throw new IllegalArgumentException("A field's name has no character 0, as this one: " + name);
        }
        put(utf8);
        put(0);
    }

    RawBsonDocument toDocument() {
        return new RawBsonDocument(array(), 0, length());
    }
}
