package dev.embeddedmongodb.command;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import dev.embeddedmongodb.collection.DuplicateKey;
import dev.embeddedmongodb.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** What the statements of one command did. */
final class WriteOutcome {

    final List<Document> upserted = new ArrayList<>();
    int n;
    int modified;

    private final List<Document> errors = new ArrayList<>();

    Reply reply(@Nullable Integer modifiedCount) {
        Document reply = new Document("n", n);
        if (modifiedCount != null) reply.put("nModified", modifiedCount);
        if (!upserted.isEmpty()) reply.put("upserted", upserted);
        if (!errors.isEmpty()) reply.put("writeErrors", errors);
        return Reply.ok(reply);
    }

    /** Runs one statement after the other; of one that fails nothing remains, and where the order counts none follows it. */
    void each(Transaction transaction, int count, boolean ordered, IntConsumer statement) {
        for (int i = 0; i < count; i++) {
            int before = transaction.savepoint();
            try {
                statement.accept(i);
            } catch (MongoServerException e) {
                transaction.rollbackTo(before);
                errors.add(describe(e).append("index", i));
                if (ordered) return;
            }
        }
    }

    /** The error as a document: code, name, sentence, and for a duplicate its index's key. */
    static Document describe(MongoServerException e) {
        Document error = new Document();
        if (e instanceof MongoServerError coded) {
            error.append("code", coded.getCode()).append("codeName", coded.getCodeName());
        } else {
            error.append("code", 2).append("codeName", "BadValue");
        }
        error.append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof DuplicateKey duplicate) {
            error.append("keyPattern", duplicate.keyPattern()).append("keyValue", duplicate.keyValue());
        }
        return error;
    }
}
