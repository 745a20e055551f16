package dev.pondkeeper.simulation;

import dev.pondkeeper.app.journey.ServerProcess;
import dev.pondkeeper.cli.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server that is killed now and then, and comes up again on its data at the same address. */
final class Phoenix implements AutoCloseable {

    /** A server that is there and still refuses so often is not suffering from a kill. */
    private static final int PATIENCE = 5;

    private final Path data;
    private final int port;
    private final String[] options;
    private ServerProcess server;
    private CompletableFuture<Void> up = CompletableFuture.completedFuture(null);
    private int deaths;

    Phoenix(Path data, String... options) {
        this.data = data;
        this.port = freePort();
        this.options = options;
        this.server = ServerProcess.start(port, data, options);
    }

    synchronized String url() {
        return server.url();
    }

    synchronized int deaths() {
        return deaths;
    }

    /** Kills it (kill −9) after that time, wherever it is then, and brings it up again. */
    synchronized void dieIn(Duration time) {
        up = up.thenRunAsync(this::die, CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS));
    }

    /** Does a step again and again until the server has lived through it. */
    void insist(Runnable step) {
        for (int refusals = 0; ; refusals++) {
            int before = deaths();
            try {
                step.run();
                return;
            } catch (Failure gone) {
                awaitUp();
                if (deaths() > before) refusals = 0;
                if (refusals >= PATIENCE) throw gone;
            }
        }
    }

    /** Returns when nobody is going to kill it any more, and it is up. */
    void awaitUp() {
        CompletableFuture<Void> last;
        synchronized (this) {
            last = up;
        }
        last.join();
    }

    @Override
    public void close() {
        awaitUp();
        server.close();
    }

    private void die() {
        ServerProcess dying;
        synchronized (this) {
            dying = server;
            deaths++;
        }
        try {
            dying.kill();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        ServerProcess risen = ServerProcess.start(port, data, options);
        synchronized (this) {
            server = risen;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
