package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import dev.embeddedmongodb.storage.StoreException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/** The form in which a document is kept: CRC32C of its record number and its BSON, then the BSON as it came. */
public final class StoredDocument {

    /** Bytes in front of the BSON. */
    public static final int PREFIX = 4;

    private StoredDocument() {}

    public static byte[] encode(Map<String, ?> document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    public static Document decode(byte[] bson) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    }

    static byte[] seal(byte[] record, byte[] bson) {
        return ByteBuffer.allocate(PREFIX + bson.length)
                .putInt(checksum(record, bson, 0))
                .put(bson)
                .array();
    }

    /**
     * The BSON, once it proved to be what was stored.
     *
     * @throws StoreException.Damaged when the bytes are not the ones that were stored under that record */
    public static byte[] open(byte[] record, byte[] sealed) {
        if (sealed.length < PREFIX || ByteBuffer.wrap(sealed).getInt() != checksum(record, sealed, PREFIX)) {
            throw new StoreException.Damaged(
                    "The document in record " + Records.number(record) + " does not fit its checksum.");
        }
        return Arrays.copyOfRange(sealed, PREFIX, sealed.length);
    }

    private static int checksum(byte[] record, byte[] bytes, int from) {
        CRC32C crc = new CRC32C();
        crc.update(record);
        crc.update(bytes, from, bytes.length - from);
        return (int) crc.getValue();
    }
}
