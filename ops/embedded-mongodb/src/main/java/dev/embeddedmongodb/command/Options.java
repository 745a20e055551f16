package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.query.Deadline;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a command or a part of one. Nothing is accepted and ignored: an option that is not read is refused by
 * its name.
 */
final class Options {

    /** Fields that any command may carry; concerns and preferences hold by construction on one durable server. */
    private static final Set<String> COMMON =
            Set.of("$db", "$readPreference", "readConcern", "writeConcern", "comment", "maxTimeMS", "$clusterTime");

    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("lsid", "Sessions"),
            Map.entry("txnNumber", "Transactions and retryable writes"),
            Map.entry("startTransaction", "Transactions"),
            Map.entry("autocommit", "Transactions"),
            Map.entry("collation", "Collation"),
            Map.entry("hint", "Index hints"),
            Map.entry("let", "Variables (let)"),
            Map.entry("min", "Index bounds (min)"),
            Map.entry("max", "Index bounds (max)"),
            Map.entry("tailable", "Tailable cursors"),
            Map.entry("awaitData", "Tailable cursors"),
            Map.entry("returnKey", "returnKey"),
            Map.entry("showRecordId", "showRecordId"),
            Map.entry("partialFilterExpression", "Partial indexes"),
            Map.entry("expireAfterSeconds", "TTL indexes"),
            Map.entry("hidden", "Hidden indexes"),
            Map.entry("validator", "Document validators"),
            Map.entry("validationLevel", "Document validators"),
            Map.entry("validationAction", "Document validators"),
            Map.entry("capped", "Capped collections"),
            Map.entry("timeseries", "Time series collections"),
            Map.entry("clusteredIndex", "Clustered collections"),
            Map.entry("changeStreamPreAndPostImages", "Change streams"),
            Map.entry("viewOn", "Views"),
            Map.entry("pipeline", "Views"),
            Map.entry("apiVersion", "The stable API"),
            Map.entry("sampleRate", "Sampling"),
            Map.entry("weights", "Text indexes"),
            Map.entry("wildcardProjection", "Wildcard indexes"));

    private final String where;
    private final Document body;

    private Options(String where, Document body) {
        this.where = where;
        this.body = body;
    }

    /** @throws MongoServerError when there is an option besides those and the common ones */
    static Options of(Request request, String... allowed) {
        String command = request.command();
        Document body = request.body();
        Set<String> known = Set.of(allowed);
        for (Map.Entry<String, Object> entry : body.entrySet()) {
            String name = entry.getKey();
            if (!name.equals(command) && !COMMON.contains(name) && !known.contains(name)) {
                refuse(command, name, entry.getValue());
            }
        }
        refuseConcerns(body);
        return new Options(command, body);
    }

    /** The options of one statement or one index within a command. */
    static Options within(String command, Document part, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (Map.Entry<String, Object> entry : part.entrySet()) {
            if (!known.contains(entry.getKey())) refuse(command, entry.getKey(), entry.getValue());
        }
        return new Options(command, part);
    }

    private static void refuse(String command, String name, @Nullable Object value) {
        boolean off = value == null || Boolean.FALSE.equals(value) || (value instanceof Document d && d.isEmpty());
        String feature = FEATURES.get(name);
        if (feature != null && off && !name.equals("lsid")) return;
        if (feature != null) throw unsupported(feature + " (option '" + name + "' of '" + command + "')");
        throw new MongoServerError(40415, "BSON field '" + command + "." + name + "' is an unknown field.");
    }

    private static void refuseConcerns(Document body) {
        if (body.get("writeConcern") instanceof Document concern
                && concern.get("w") instanceof Number nodes
                && nodes.intValue() > 1) {
            throw new MongoServerError(ErrorCode.BadValue, "cannot use 'w' > 1 when a host is not replicated");
        }
        if (body.get("readConcern") instanceof Document concern && "snapshot".equals(concern.get("level"))) {
            throw unsupported("Read concern 'snapshot'");
        }
    }

    static MongoServerError unsupported(String feature) {
        return new MongoServerError(238, "NotImplemented", feature + " is not supported by this server");
    }

    String collection() {
        return text(where);
    }

    String text(String name) {
        if (body.get(name) instanceof String text && !text.isEmpty()) return text;
        throw new MongoServerError(
                73, "InvalidNamespace", "'" + where + "' needs a non-empty string in '" + name + "'");
    }

    @Nullable
    Object value(String name) {
        return body.get(name);
    }

    boolean isTrue(String name) {
        return Utils.isTrue(body.get(name));
    }

    boolean isTrue(String name, boolean absent) {
        return body.get(name) == null ? absent : isTrue(name);
    }

    long number(String name, long absent) {
        Object value = body.get(name);
        if (value == null) return absent;
        if (value instanceof Number number) return number.longValue();
        throw new MongoServerError(ErrorCode.TypeMismatch, "'" + where + "." + name + "' must be a number");
    }

    /** At least 0. */
    long count(String name) {
        long value = number(name, 0);
        if (value >= 0) return value;
        throw new MongoServerError(51024, "BSON field '" + name + "' value must be >= 0, actual value '" + value + "'");
    }

    Document document(String name) {
        Object value = body.get(name);
        if (value == null) return new Document();
        if (value instanceof Document document) return document;
        throw new MongoServerError(ErrorCode.TypeMismatch, "'" + where + "." + name + "' must be an object");
    }

    List<Document> documents(String name) {
        if (!(body.get(name) instanceof Collection<?> values)) {
            throw new MongoServerError(ErrorCode.TypeMismatch, "'" + where + "." + name + "' must be an array");
        }
        return values.stream()
                .map(value -> {
                    if (value instanceof Document document) return document;
                    throw new MongoServerError(
                            ErrorCode.TypeMismatch, "'" + where + "." + name + "' must hold objects only");
                })
                .toList();
    }

    Deadline deadline() {
        return Deadline.in(count("maxTimeMS"));
    }
}
