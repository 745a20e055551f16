package dev.embeddedmongodb.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One message of a client.
 *
 * @param legacy came as OP_QUERY, which drivers still use for their first greeting, and is answered by OP_REPLY
 * @param answered whether the client wants an answer
 */
record Message(
        int id, boolean legacy, boolean answered, String database, Document body, Map<String, List<byte[]>> sequences) {

    static final int OP_REPLY = 1;
    static final int OP_QUERY = 2004;
    static final int OP_MSG = 2013;

    private static final int CHECKSUM_PRESENT = 1;
    private static final int MORE_TO_COME = 2;
    private static final int EXHAUST_ALLOWED = 1 << 16;

    /** @param in behind the length; request id comes next */
    static Message read(ByteBuf in) {
        int id = in.readIntLE();
        in.readIntLE();
        int code = in.readIntLE();
        return switch (code) {
            case OP_MSG -> readMessage(id, in);
            case OP_QUERY -> readQuery(id, in);
            default -> throw new IllegalArgumentException("The operation code " + code + " is not supported");
        };
    }

    private static Message readQuery(int id, ByteBuf in) {
        in.readIntLE();
        String namespace = BsonDecoder.decodeCString(in);
        in.readIntLE();
        in.readIntLE();
        Document query = BsonDecoder.decodeBson(in);
        if (!namespace.endsWith(".$cmd")) {
            throw new IllegalArgumentException("OP_QUERY is understood for commands only; use a current driver");
        }
        Document body = query.get("$query") instanceof Document inner ? inner : query;
        String database = namespace.substring(0, namespace.length() - ".$cmd".length());
        return new Message(id, true, true, database, body, Map.of());
    }

    private static Message readMessage(int id, ByteBuf in) {
        int flags = in.readIntLE();
        if ((flags & ~(CHECKSUM_PRESENT | MORE_TO_COME | EXHAUST_ALLOWED)) != 0) {
            throw new IllegalArgumentException("The message flags " + flags + " are not supported");
        }
        int end = in.writerIndex() - ((flags & CHECKSUM_PRESENT) != 0 ? 4 : 0);
        Document body = new Document();
        Document sequenced = new Document();
        Map<String, List<byte[]>> sequences = new HashMap<>();
        while (in.readerIndex() < end) {
            byte kind = in.readByte();
            if (kind == 0) body = BsonDecoder.decodeBson(in);
            else if (kind == 1) readSequence(in, sequenced, sequences);
            else throw new IllegalArgumentException("The message section " + kind + " is not supported");
        }
        body.putAll(sequenced);
        Object database = body.get("$db");
        if (body.isEmpty() || !(database instanceof String name)) {
            throw new MongoServerError(40571, "OP_MSG requests require a $db argument");
        }
        return new Message(id, false, (flags & MORE_TO_COME) == 0, name, body, sequences);
    }

    private static void readSequence(ByteBuf in, Document sequenced, Map<String, List<byte[]>> sequences) {
        int start = in.readerIndex();
        int length = in.readIntLE();
        String name = BsonDecoder.decodeCString(in);
        List<Document> documents = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        while (in.readerIndex() - start < length) {
            byte[] raw = new byte[in.getIntLE(in.readerIndex())];
            in.getBytes(in.readerIndex(), raw);
            documents.add(BsonDecoder.decodeBson(in));
            bytes.add(raw);
        }
        sequenced.put(name, documents);
        sequences.put(name, bytes);
    }
}
