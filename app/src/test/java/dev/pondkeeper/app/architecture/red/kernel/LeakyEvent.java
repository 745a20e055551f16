package dev.pondkeeper.app.architecture.red.kernel;

import com.mongodb.client.MongoClient;

/** A vocabulary with a class in it, and a driver in the language. */
public interface LeakyEvent {

    /** No record. */
    final class Changeable {
        private final MongoClient client;

        Changeable(MongoClient client) {
            this.client = client;
        }

        MongoClient client() {
            return client;
        }
    }
}
