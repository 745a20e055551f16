package dev.embeddedmongodb.bench;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.embeddedmongodb.Durability;
import dev.embeddedmongodb.EmbeddedMongo;
import java.nio.file.Path;

/** A server under measurement. */
enum Peer {
    EMBEDDED_DISK {
        @Override
        Running start(Path directory) {
            return embedded(directory, Durability.DISK);
        }
    },
    EMBEDDED_PROCESS {
        @Override
        Running start(Path directory) {
            return embedded(directory, Durability.PROCESS);
        }
    },
    LIBRARY_MEMORY {
        @Override
        Running start(Path directory) {
            return library(new MongoServer(new MemoryBackend()));
        }
    },
    LIBRARY_H2 {
        @Override
        Running start(Path directory) {
            return library(new MongoServer(
                    new H2Backend(directory.resolve("library.mv").toString())));
        }
    };

    /** A started server: how to reach it, how to end it. */
    record Running(String connectionString, Runnable stop) {}

    abstract Running start(Path directory);

    private static Running embedded(Path directory, Durability durability) {
        EmbeddedMongo mongo = EmbeddedMongo.inDirectory(directory.resolve("embedded"))
                .durability(durability)
                .start();
        return new Running(mongo.connectionString(), mongo::close);
    }

    private static Running library(MongoServer server) {
        String connectionString = server.bindAndGetConnectionString();
        return new Running(connectionString, server::shutdownNow);
    }
}
