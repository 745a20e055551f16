package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.collection.Schema;
import java.util.Map;

/** Changes or removes one document and answers with it, as it was before or is now. */
final class FindAndModify {

    private final Engine engine;
    private final Writes writes;

    FindAndModify(Engine engine, Writes writes) {
        this.engine = engine;
        this.writes = writes;
    }

    static Options options(Request request) {
        return Options.of(
                request,
                "query",
                "sort",
                "remove",
                "update",
                "new",
                "fields",
                "upsert",
                "arrayFilters",
                "bypassDocumentValidation");
    }

    Reply run(Request request) {
        Options options = options(request);
        String name = options.collection();
        Schema.refuseSystem(request.database(), name);
        if (options.isTrue("remove") == (options.value("update") != null)) {
            throw new MongoServerError(
                    9, "FailedToParse", "Either an update or remove=true must be specified, and not both");
        }
        Document change = options.isTrue("remove") ? new Document() : Writes.change(options.value("update"));
        boolean upsert = options.isTrue("upsert");
        return engine.store.write(transaction -> {
            CollectionAdapter target = writes.target(transaction, request, name, upsert);
            if (target == null) {
                return Reply.ok(new Document("lastErrorObject", new Document("n", 0).append("updatedExisting", false))
                        .append("value", null));
            }
            if (!change.isEmpty()) target.changingBy(change);
            Document command = new Document(request.body());
            command.putIfAbsent("query", new Document());
            // The library looks at these for their presence, not for their value.
            if (!options.isTrue("remove")) command.remove("remove");
            if (options.document("fields").isEmpty()) command.remove("fields");
            Document result = target.findAndModify(command);
            Document original = target.original();
            if (original != null && !options.isTrue("new")) {
                Document fields = options.document("fields");
                result.put("value", fields.isEmpty() ? original : target.project(original, fields));
            }
            return Reply.ok(withLastErrorObject(result, options, target));
        });
    }

    private static Document withLastErrorObject(Document result, Options options, CollectionAdapter target) {
        if (result.containsKey("lastErrorObject")) return result;
        Document last = new Document();
        Object insertedId = target.insertedId();
        boolean removed = options.isTrue("remove") && result.get("value") != null;
        last.put("n", removed || insertedId != null ? 1 : 0);
        if (!options.isTrue("remove")) last.put("updatedExisting", false);
        if (insertedId != null) last.put("upserted", insertedId);
        Document complete = new Document("lastErrorObject", last);
        for (Map.Entry<String, Object> entry : result.entrySet()) complete.put(entry.getKey(), entry.getValue());
        return complete;
    }
}
