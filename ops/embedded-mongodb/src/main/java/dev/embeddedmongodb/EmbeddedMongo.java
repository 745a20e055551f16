package dev.embeddedmongodb;

import dev.embeddedmongodb.collection.Checker;
import dev.embeddedmongodb.collection.Leftovers;
import dev.embeddedmongodb.command.Commands;
import dev.embeddedmongodb.storage.ClosingSum;
import dev.embeddedmongodb.storage.Settings;
import dev.embeddedmongodb.storage.Snapshot;
import dev.embeddedmongodb.storage.Store;
import dev.embeddedmongodb.storage.StoreException;
import dev.embeddedmongodb.wire.WireServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running server that MongoDB drivers talk to. It listens on the loopback interface unless told otherwise, and asks
 * nobody for a password.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private final Store store;
    private final Commands commands;
    private final WireServer server;
    private boolean closed;

    private EmbeddedMongo(Builder builder) {
        store = builder.open();
        try {
            Leftovers.remove(store);
            commands = new Commands(store, Clock.systemUTC());
            server = listen(builder, commands);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static WireServer listen(Builder builder, Commands commands) {
        InetSocketAddress address = new InetSocketAddress(builder.bindAddress, builder.port);
        try {
            return new WireServer(address, commands);
        } catch (RuntimeException e) {
            throw new StoreException(
                    "Cannot listen on " + builder.bindAddress + ":" + builder.port + ": " + e.getMessage(), e);
        }
    }

    /** Keeps its data in that directory, which is made if it is not there. */
    public static Builder inDirectory(Path directory) {
        return new Builder(directory);
    }

    /** Keeps nothing when it is closed. */
    public static Builder inMemory() {
        return new Builder(null);
    }

    /** What a driver needs to connect, for instance {@code mongodb://127.0.0.1:27017}. */
    public String connectionString() {
        InetSocketAddress address = server.address();
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return "mongodb://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    public int port() {
        return server.address().getPort();
    }

    /** Reads everything that is stored now and says what does not fit; others may go on reading and writing. */
    public CheckReport check() {
        return check(store);
    }

    /**
     * Checks a directory that no server is using. Opening it brings it up to date from its journal, as a start does.
     *
     * @throws StoreException when it is in use
     */
    public static CheckReport check(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new StoreException("There is no directory " + directory + ".");
        }
        Store store;
        try {
            Optional<String> changed = ClosingSum.fault(directory);
            if (changed.isPresent()) return new CheckReport(0, 0, 0, List.of(changed.get()));
            store = Store.open(directory, new Builder(directory).settings());
        } catch (StoreException.Damaged e) {
            return new CheckReport(0, 0, 0, List.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new CheckReport(0, 0, 0, List.of("The data file cannot be read: " + e.getMessage()));
        }
        try (store) {
            return check(store);
        }
    }

    private static CheckReport check(Store store) {
        try (Snapshot snapshot = store.snapshot()) {
            Checker checker = new Checker(snapshot);
            checker.run();
            return new CheckReport(checker.collections(), checker.documents(), checker.entries(), checker.faults());
        }
    }

    /** Ends connections, brings the files up to date, takes dead space out of them and gives the directory free. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        server.close();
        commands.close();
        store.close();
    }

    /** Where and how to start. */
    public static final class Builder {

        private static final int DEFAULT_CACHE_MEGABYTES = 64;

        private final @Nullable Path directory;
        private int port;
        private String bindAddress = "127.0.0.1";
        private Durability durability = Durability.DISK;
        private int cacheMegabytes = DEFAULT_CACHE_MEGABYTES;
        private int journalFileBytes = Settings.SEGMENT_BYTES;

        private Builder(@Nullable Path directory) {
            this.directory = directory;
        }

        /** The port to listen on; 0 = any free one. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Another interface than loopback; nobody is asked for a password there either. */
        public Builder bindAddress(String bindAddress) {
            this.bindAddress = bindAddress;
            return this;
        }

        public Builder durability(Durability durability) {
            this.durability = durability;
            return this;
        }

        /** Memory for pages read from the files; 64 MiB if not said. */
        public Builder cacheMegabytes(int cacheMegabytes) {
            this.cacheMegabytes = cacheMegabytes;
            return this;
        }

        /** Size of a journal file; small ones bring about more checkpoints. */
        Builder journalFileBytes(int bytes) {
            this.journalFileBytes = bytes;
            return this;
        }

        Settings settings() {
            return new Settings(durability == Durability.DISK, cacheMegabytes, journalFileBytes);
        }

        private Store open() {
            return directory == null ? Store.inMemory() : Store.open(directory, settings());
        }

        /** Opens and listens.
         *
         * @throws StoreException with a sentence: directory in use or damaged, disk full, port taken */
        public EmbeddedMongo start() {
            return new EmbeddedMongo(this);
        }
    }
}
