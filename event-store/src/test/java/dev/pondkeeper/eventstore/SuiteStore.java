package dev.pondkeeper.eventstore;

import com.mongodb.client.MongoDatabase;
import org.axonframework.serialization.Serializer;

/** The test store and its serializer, for the packages below. */
public final class SuiteStore {

    private SuiteStore() {}

    /** A database that nobody else uses. */
    public static MongoDatabase freshDatabase() {
        return TestStore.freshDatabase();
    }

    /** The server's address, for tests with processes of their own. */
    public static String uri() {
        return TestStore.uri();
    }

    public static Serializer jackson() {
        return Ledgers.jackson();
    }
}
