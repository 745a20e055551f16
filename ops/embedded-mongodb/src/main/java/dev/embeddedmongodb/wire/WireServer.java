package dev.embeddedmongodb.wire;

import dev.embeddedmongodb.command.Commands;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens on a port and reads each connection on a thread of its own, as long as there are not more than those. */
public final class WireServer implements AutoCloseable {

    /** A thread waits for the disk with its command, so there are as many as commands should share one sync. */
    private static final int THREADS = 64;

    private final EventLoopGroup acceptor = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("embedded-mongodb-accept", true), NioIoHandler.newFactory());
    private final EventLoopGroup workers = new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("embedded-mongodb", true), NioIoHandler.newFactory());
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    /**
     * Listens at once.
     *
     * @throws RuntimeException when the port cannot be bound
     */
    public WireServer(InetSocketAddress address, Commands commands) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(acceptor, workers)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 512)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        channel.pipeline().addLast(new MessageReader(), new Connection(commands));
                    }
                });
        try {
            listener = bootstrap.bind(address).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Takes no more, lets commands under way end, and closes all connections. */
    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().awaitUninterruptibly(10, TimeUnit.SECONDS);
        stopThreads();
    }

    private void stopThreads() {
        Future<?> accepting = acceptor.shutdownGracefully(0, 5, TimeUnit.SECONDS);
        Future<?> working = workers.shutdownGracefully(0, 10, TimeUnit.SECONDS);
        accepting.awaitUninterruptibly(10, TimeUnit.SECONDS);
        working.awaitUninterruptibly(20, TimeUnit.SECONDS);
    }
}
