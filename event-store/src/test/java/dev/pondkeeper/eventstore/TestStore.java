package dev.pondkeeper.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.embeddedmongodb.EmbeddedMongo;
import java.util.UUID;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The store that integration tests run on: the server of PONDKEEPER_TEST_MONGODB_URI; where PONDKEEPER_TEST_CONTAINERS is
 * {@code true}, a MongoDB 8 in a container; else one in this process.
 */
final class TestStore {
    private static final MongoClient CLIENT = MongoClients.create(uri());

    private TestStore() {}

    /** A client of the running server. */
    static MongoClient client() {
        return CLIENT;
    }

    static String uri() {
        return Running.URI;
    }

    /** A database that nobody else uses. */
    static MongoDatabase freshDatabase() {
        return CLIENT.getDatabase("t" + UUID.randomUUID().toString().replace("-", ""));
    }

    private static final class Running {
        static final String URI = start();

        private static String start() {
            String given = System.getenv("PONDKEEPER_TEST_MONGODB_URI");
            if (given != null) return given;
            if ("true".equals(System.getenv("PONDKEEPER_TEST_CONTAINERS"))) return container();
            return EmbeddedMongo.inMemory().start().connectionString();
        }

        @SuppressWarnings("resource") // lives as long as the tests; its reaper stops it
        private static String container() {
            MongoDBContainer server = new MongoDBContainer("mongo:8").withReplicaSet();
            server.start();
            return server.getReplicaSetUrl();
        }
    }
}
