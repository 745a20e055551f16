package dev.embeddedmongodb.command;

import dev.embeddedmongodb.collection.Catalog;
import dev.embeddedmongodb.storage.Snapshot;
import dev.embeddedmongodb.storage.Store;
import java.util.function.Function;

/** What all commands share. */
final class Engine {

    final Store store;
    final Catalog.Reader catalogs = new Catalog.Reader();
    final Cursors cursors = new Cursors(System::nanoTime);

    Engine(Store store) {
        this.store = store;
    }

    /** Reads something from the newest durable state. */
    <T> T read(Function<Snapshot, T> reading) {
        try (Snapshot snapshot = store.snapshot()) {
            return reading.apply(snapshot);
        }
    }
}
