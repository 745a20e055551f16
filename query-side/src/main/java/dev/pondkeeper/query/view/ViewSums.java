package dev.pondkeeper.query.view;

import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/**
 * Numbers summed over all documents of a collection and kept while these change, so that no question has to look at each of
 * them. A change that makes a document's share another one changes the sums by the difference, once per event.
 *
 * @param into where the sums are kept, written in no other way; its documents hold in {@link #SUMS} the numbers by name, those
 *     that are 0 left out
 * @param shares what one document adds, by the id of the sum's document and the number's name; told also of a document that
 *     nothing has been written to yet
 */
public record ViewSums(ViewCollection into, Function<Document, Map<String, Map<String, Long>>> shares) {

    /** The field of a sum's document that holds its numbers. */
    public static final String SUMS = "sums";
}
