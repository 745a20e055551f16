package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about the server itself. It is a standalone without sessions, and says so. */
final class ServerInfo {

    /** Largest message that is taken; what drivers expect of any server. */
    static final int MAX_MESSAGE_BYTES = 48_000_000;

    private static final int MAX_WRITE_BATCH = 100_000;
    private static final String VERSION = "5.0.0";
    private static final List<Integer> VERSION_ARRAY = List.of(5, 0, 0, 0);

    /** MongoDB 5.0; what the library's commands correspond to. */
    private static final int WIRE_VERSION = 13;

    private final Engine engine;
    private final Clock clock;
    private final Instant started;

    ServerInfo(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
        this.started = clock.instant();
    }

    Reply hello(Request request) {
        refuseAuthentication(request.body());
        return Reply.ok(handshake(new Document("isWritablePrimary", true)));
    }

    Reply isMaster(Request request) {
        refuseAuthentication(request.body());
        return Reply.ok(handshake(new Document("ismaster", true)));
    }

    private static void refuseAuthentication(Document body) {
        if (body.get("speculativeAuthenticate") != null) throw Options.unsupported("Authentication");
    }

    private Document handshake(Document hello) {
        return hello.append("helloOk", true)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE)
                .append("maxMessageSizeBytes", MAX_MESSAGE_BYTES)
                .append("maxWriteBatchSize", MAX_WRITE_BATCH)
                .append("localTime", clock.instant())
                .append("minWireVersion", 0)
                .append("maxWireVersion", WIRE_VERSION)
                .append("readOnly", false);
    }

    Reply ping(Request request) {
        Options.of(request);
        return Reply.ok();
    }

    Reply buildInfo(Request request) {
        Options.of(request);
        return Reply.ok(new Document("version", VERSION)
                .append("versionArray", VERSION_ARRAY)
                .append("gitVersion", "embedded-mongodb")
                .append("modules", List.of("embedded"))
                .append("storageEngines", List.of("mvstore"))
                .append("bits", 64)
                .append("maxBsonObjectSize", BsonConstants.MAX_BSON_OBJECT_SIZE));
    }

    Reply serverStatus(Request request) {
        Duration uptime = Duration.between(started, clock.instant());
        return Reply.ok(new Document("version", VERSION)
                .append("process", "java")
                .append("pid", ProcessHandle.current().pid())
                .append("uptime", (double) uptime.toSeconds())
                .append("uptimeMillis", uptime.toMillis())
                .append("localTime", clock.instant())
                .append("storageEngine", new Document("name", "mvstore").append("persistent", true))
                .append("metrics", new Document("cursor", new Document("open", new Document("total", (long)
                        engine.cursors.size())))));
    }

    Reply connectionStatus(Request request) {
        Options.of(request, "showPrivileges");
        return Reply.ok(new Document(
                "authInfo", new Document("authenticatedUsers", List.of()).append("authenticatedUserRoles", List.of())));
    }

    Reply whatsMyUri(Request request) {
        Options.of(request);
        return Reply.ok(new Document("you", address(request)));
    }

    private static @Nullable String address(Request request) {
        return request.channel().remoteAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress() + ":" + remote.getPort()
                : null;
    }
}
