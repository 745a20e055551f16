package dev.embeddedmongodb.collection;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import dev.embeddedmongodb.index.IndexDefinition;

/** Another document has that key already; the error names the index as MongoDB does. */
public final class DuplicateKey extends MongoServerError {

    private static final long serialVersionUID = 1L;

    private final transient Document keyPattern;
    private final transient Document keyValue;

    DuplicateKey(String namespace, IndexDefinition index, Document keyValue) {
        super(
                ErrorCode.DuplicateKey,
                "E11000 duplicate key error collection: " + namespace + " index: " + index.name() + " dup key: "
                        + keyValue.toString(true, "{ ", " }"));
        this.keyPattern = index.keyPattern();
        this.keyValue = keyValue;
    }

    public Document keyPattern() {
        return keyPattern;
    }

    public Document keyValue() {
        return keyValue;
    }

    @Override
    public boolean shouldPrefixCommandContext() {
        return false;
    }
}
