package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import dev.embeddedmongodb.storage.Store;
import dev.embeddedmongodb.storage.StoreException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All commands by name. What is not here is refused by its name. */
public final class Commands implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private static final Set<String> SESSIONS =
            Set.of("startsession", "refreshsessions", "killsessions", "killallsessions");
    private static final Set<String> TRANSACTIONS =
            Set.of("committransaction", "aborttransaction", "coordinatecommittransaction");
    private static final Set<String> AUTHENTICATION =
            Set.of("saslstart", "saslcontinue", "authenticate", "createuser", "updateuser", "dropuser", "createrole");
    private static final Set<String> REPLICATION = Set.of("replsetgetstatus", "replsetinitiate", "replsetgetconfig");

    private final Map<String, Function<Request, Reply>> commands = new HashMap<>();
    private final Engine engine;

    public Commands(Store store, Clock clock) {
        engine = new Engine(store);
        Reads reads = new Reads(engine);
        put("find", reads::find);
        put("getMore", reads::getMore);
        put("killCursors", reads::killCursors);
        put("count", reads::count);
        put("distinct", reads::distinct);
        put("explain", reads::explain);
        put("aggregate", new Pipelines(engine)::aggregate);
        Writes writes = new Writes(engine);
        put("insert", writes::insert);
        put("update", writes::update);
        put("delete", writes::delete);
        put("findAndModify", new FindAndModify(engine, writes)::run);
        Indexes indexes = new Indexes(engine);
        put("createIndexes", indexes::create);
        put("listIndexes", indexes::list);
        put("dropIndexes", indexes::drop);
        put("deleteIndexes", indexes::drop);
        Collections collections = new Collections(engine);
        put("create", collections::create);
        put("drop", collections::drop);
        put("dropDatabase", collections::dropDatabase);
        put("renameCollection", collections::rename);
        put("listCollections", collections::list);
        put("listDatabases", collections::listDatabases);
        put("collStats", collections::collectionStatistics);
        put("dbStats", collections::databaseStatistics);
        ServerInfo server = new ServerInfo(engine, clock);
        put("hello", server::hello);
        put("isMaster", server::isMaster);
        put("ping", server::ping);
        put("buildInfo", server::buildInfo);
        put("serverStatus", server::serverStatus);
        put("connectionStatus", server::connectionStatus);
        put("whatsMyUri", server::whatsMyUri);
        // Drivers say good-bye with it even where they were offered no sessions.
        put("endSessions", request -> Reply.ok());
    }

    private void put(String name, Function<Request, Reply> command) {
        commands.put(name.toLowerCase(Locale.ROOT), command);
    }

    /** Never throws for what a client can do wrong: the error is the answer. */
    public Reply run(Request request) {
        try {
            return command(request).apply(request);
        } catch (StoreException.DiskFull e) {
            return failed(new MongoServerError(14031, "OutOfDiskSpace", String.valueOf(e.getMessage())));
        } catch (StoreException.Damaged e) {
            log.error("Refused to answer {} from damaged data", request.command(), e);
            return failed(new MongoServerError(246, "DataCorruptionDetected", String.valueOf(e.getMessage())));
        } catch (StoreException e) {
            log.error("The store failed in {}", request.command(), e);
            return failed(new MongoServerError(1, "InternalError", String.valueOf(e.getMessage())));
        } catch (MongoServerException e) {
            return failed(e);
        } catch (RuntimeException e) {
            log.error("Could not answer {}", request.command(), e);
            return failed(new MongoServerError(
                    1, "InternalError", "'" + request.command() + "' could not be carried out: " + e));
        }
    }

    private Function<Request, Reply> command(Request request) {
        String name = request.command().toLowerCase(Locale.ROOT);
        Function<Request, Reply> command = commands.get(name);
        if (command != null) return command;
        if (SESSIONS.contains(name)) throw Options.unsupported("Sessions ('" + request.command() + "')");
        if (TRANSACTIONS.contains(name)) throw Options.unsupported("Transactions ('" + request.command() + "')");
        if (AUTHENTICATION.contains(name)) throw Options.unsupported("Authentication ('" + request.command() + "')");
        if (REPLICATION.contains(name)) {
            throw new MongoServerError(76, "NoReplicationEnabled", "not running with --replSet");
        }
        throw new MongoServerError(59, "CommandNotFound", "no such command: '" + request.command() + "'");
    }

    private static Reply failed(MongoServerException e) {
        Document error = new Document("ok", 0.0);
        error.putAll(WriteOutcome.describe(e));
        return new Reply.Plain(error);
    }

    @Override
    public void close() {
        engine.cursors.closeAll();
    }
}
