package dev.embeddedmongodb.wire;

import dev.embeddedmongodb.command.Commands;
import dev.embeddedmongodb.command.Reply;
import dev.embeddedmongodb.command.Request;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one client's messages in their order. */
final class Connection extends SimpleChannelInboundHandler<Object> {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private static final AtomicInteger IDS = new AtomicInteger();

    private final Commands commands;

    Connection(Commands commands) {
        this.commands = commands;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object received) {
        if (received instanceof MessageReader.Unreadable unreadable) {
            Reply reply = new Reply.Plain(MessageReader.describe(unreadable.reason()));
            send(context, encode(context, unreadable.id(), unreadable.legacy(), reply));
        } else if (received instanceof Message message) {
            Reply reply = commands.run(
                    new Request(message.database(), message.body(), message.sequences(), context.channel()));
            if (message.answered()) send(context, encode(context, message.id(), message.legacy(), reply));
        }
    }

    /** A failure to send ends in {@link #exceptionCaught}. */
    @SuppressWarnings("FutureReturnValueIgnored") // the promise reports by its listener
    private static void send(ChannelHandlerContext context, ByteBuf answer) {
        context.writeAndFlush(
                answer, context.newPromise().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE));
    }

    private static ByteBuf encode(ChannelHandlerContext context, int requestId, boolean legacy, Reply reply) {
        ByteBuf out = context.alloc().buffer(512);
        out.writeIntLE(0).writeIntLE(IDS.incrementAndGet()).writeIntLE(requestId);
        if (legacy) {
            out.writeIntLE(Message.OP_REPLY);
            // Flags, cursor id, starting from, number of documents.
            out.writeIntLE(8).writeLongLE(0).writeIntLE(0).writeIntLE(1);
        } else {
            out.writeIntLE(Message.OP_MSG).writeIntLE(0).writeByte(0);
        }
        reply.write(out);
        out.setIntLE(0, out.readableBytes());
        return out;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // there is nobody left to tell
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) log.debug("A client went away: {}", cause.getMessage());
        else log.error("Closing the connection of {}", context.channel().remoteAddress(), cause);
        context.close(context.voidPromise());
    }
}
