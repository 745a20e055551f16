package dev.embeddedmongodb.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Cuts the stream into messages. One that cannot be understood is answered by an error, and the next is read. */
final class MessageReader extends LengthFieldBasedFrameDecoder {

    /** A little above what clients are told, for the envelope. */
    private static final int MAX_BYTES = 48_000_000 + (1 << 20);

    private static final int LENGTH_BYTES = 4;

    MessageReader() {
        super(ByteOrder.LITTLE_ENDIAN, MAX_BYTES, 0, LENGTH_BYTES, -LENGTH_BYTES, LENGTH_BYTES, true);
    }

    /** What could not be read, and why. */
    record Unreadable(int id, boolean legacy, MongoServerException reason) {}

    @Override
    protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        if (!(super.decode(context, in) instanceof ByteBuf frame)) return null;
        int id = frame.getIntLE(0);
        boolean legacy = frame.getIntLE(8) == Message.OP_QUERY;
        try {
            return Message.read(frame);
        } catch (MongoServerException e) {
            return new Unreadable(id, legacy, e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            return new Unreadable(
                    id, legacy, new MongoServerError(9, "FailedToParse", "The message cannot be read: " + reason));
        } finally {
            frame.release();
        }
    }

    static Document describe(MongoServerException reason) {
        Document error = new Document("ok", 0.0).append("errmsg", reason.getMessageWithoutErrorCode());
        if (reason instanceof MongoServerError coded) {
            error.append("code", coded.getCode()).append("codeName", coded.getCodeName());
        }
        return error;
    }
}
