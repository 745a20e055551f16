package dev.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A loopback port that leads to another, with faults that can be switched on and off while it is used. It understands no
 * protocol; it knows that what goes in are requests and what comes out are answers.
 */
public final class FaultyLine implements AutoCloseable {
    private final ServerSocket entrance;
    private final SocketAddress target;
    private final ExecutorService pumps = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-line");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger swallowed = new AtomicInteger();

    private volatile Duration delay = Duration.ZERO;
    private volatile boolean refusing;
    private volatile Predicate<byte[]> swallowAnswerTo = request -> false;

    private FaultyLine(ServerSocket entrance, SocketAddress target) {
        this.entrance = entrance;
        this.target = target;
    }

    /**
     * Opens a line to that port of this machine.
     *
     * @throws UncheckedIOException when no port is free
     */
    public static FaultyLine to(int port) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            ServerSocket entrance = new ServerSocket(0, 0, loopback);
            FaultyLine line = new FaultyLine(entrance, new InetSocketAddress(loopback, port));
            line.pumps.execute(line::accept);
            return line;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where to connect instead of to the target. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Holds every piece of data up for half of this in each direction. */
    public void delayRoundTrip(Duration roundTrip) {
        delay = roundTrip.dividedBy(2);
    }

    /** Breaks all connections now; new ones are taken. */
    public void cut() {
        connections.forEach(Connection::close);
    }

    /** Breaks all connections and takes no new one until {@link #restore()}. */
    public void goAway() {
        refusing = true;
        cut();
    }

    /** Takes back what {@link #goAway()}, {@link #delayRoundTrip} and {@link #swallowNextAnswerTo} have done. */
    public void restore() {
        refusing = false;
        delay = Duration.ZERO;
        swallowAnswerTo = request -> false;
    }

    /**
     * Lets the next request that matches through, and breaks its connection instead of answering: the target has done it, and
     * nobody hears.
     *
     * @param request looks at the bytes of one piece of data on their way to the target
     */
    public void swallowNextAnswerTo(Predicate<byte[]> request) {
        swallowAnswerTo = request;
    }

    /** How many answers have been swallowed. */
    public int swallowed() {
        return swallowed.get();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (refusing) {
                    client.close();
                } else {
                    open(client);
                }
            } catch (IOException unreachable) {
                cutIfClosed(); // a client that the target did not take has been told by its own socket
            }
        }
    }

    private void cutIfClosed() {
        if (entrance.isClosed()) cut();
    }

    private void open(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(target);
        } catch (IOException unreachable) {
            client.close();
            throw unreachable;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Connection connection = new Connection(client, server);
        connections.add(connection);
        pumps.execute(connection::requests);
        pumps.execute(connection::answers);
    }

    private void hold() {
        try {
            Thread.sleep(delay.toMillis(), delay.toNanosPart() % 1_000_000);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        quietly(entrance);
        cut();
        pumps.shutdownNow();
    }

    private static boolean quietly(Closeable closeable) {
        try {
            closeable.close();
            return true;
        } catch (IOException alreadyBroken) {
            return false; // which is what was wanted
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean swallowing;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            pump(client, server, data -> {
                if (swallowAnswerTo.test(data)) {
                    swallowAnswerTo = request -> false;
                    swallowing = true;
                }
                return true;
            });
        }

        void answers() {
            pump(server, client, data -> {
                if (swallowing) swallowed.incrementAndGet();
                return !swallowing;
            });
        }

        /** Passes data on until one end is closed or a piece is not to be passed. */
        private void pump(Socket from, Socket to, Predicate<byte[]> passes) {
            byte[] buffer = new byte[1 << 16];
            try {
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    if (!delay.isZero()) n += heldTogether(from.getInputStream(), buffer, n);
                    if (!passes.test(Arrays.copyOf(buffer, n))) break;
                    to.getOutputStream().write(buffer, 0, n);
                }
            } catch (IOException oneEndBroke) {
                close(); // so that the other end hears of it
            }
            close();
        }

        /** Holds a piece up; what came right behind it waits at the same time and not after it. */
        private int heldTogether(InputStream from, byte[] buffer, int filled) throws IOException {
            hold();
            int more = Math.min(from.available(), buffer.length - filled);
            return more > 0 ? from.read(buffer, filled, more) : 0;
        }

        void close() {
            connections.remove(this);
            quietly(client);
            quietly(server);
        }
    }
}
