package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer that can write itself as BSON. */
public sealed interface Reply {

    void write(ByteBuf out);

    static Reply ok() {
        return ok(new Document());
    }

    static Reply ok(Document document) {
        document.put("ok", 1.0);
        return new Plain(document);
    }

    /** Any document. */
    record Plain(Document document) implements Reply {

        @Override
        public void write(ByteBuf out) {
            BsonEncoder.encodeDocument(document, out);
        }
    }

    /**
     * A batch of found documents, whose stored bytes go out as they are.
     *
     * @param field {@code firstBatch} or {@code nextBatch}
     * @param cursorId 0 when there is no more
     */
    record Batch(String namespace, String field, long cursorId, List<byte[]> documents) implements Reply {

        @Override
        public void write(ByteBuf out) {
            int start = begin(out);
            out.writeByte(BsonConstants.TYPE_EMBEDDED_DOCUMENT);
            name("cursor", out);
            int cursor = begin(out);
            out.writeByte(BsonConstants.TYPE_ARRAY);
            name(field, out);
            int array = begin(out);
            for (int i = 0; i < documents.size(); i++) {
                out.writeByte(BsonConstants.TYPE_EMBEDDED_DOCUMENT);
                name(Integer.toString(i), out);
                out.writeBytes(documents.get(i));
            }
            end(array, out);
            out.writeByte(BsonConstants.TYPE_INT64);
            name("id", out);
            out.writeLongLE(cursorId);
            out.writeByte(BsonConstants.TYPE_UTF8_STRING);
            name("ns", out);
            BsonEncoder.encodeValue(BsonConstants.TYPE_UTF8_STRING, namespace, out);
            end(cursor, out);
            out.writeByte(BsonConstants.TYPE_DOUBLE);
            name("ok", out);
            out.writeLongLE(Double.doubleToRawLongBits(1.0));
            end(start, out);
        }

        private static int begin(ByteBuf out) {
            int start = out.writerIndex();
            out.writeIntLE(0);
            return start;
        }

        private static void end(int start, ByteBuf out) {
            out.writeByte(0);
            out.setIntLE(start, out.writerIndex() - start);
        }

        private static void name(String name, ByteBuf out) {
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.writeByte(0);
        }
    }
}
