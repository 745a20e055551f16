package dev.embeddedmongodb.query;

import org.jspecify.annotations.Nullable;

/**
 * One condition that an index may answer.
 *
 * @param element identifies the {@code $elemMatch} it stands in; conditions of one of them hold for the same element
 * @param arrayPath the array of that {@code $elemMatch}
 */
record Predicate(
        String path,
        Operator operator,
        @Nullable Object value,
        @Nullable Object element,
        @Nullable String arrayPath) {

    enum Operator {
        EQUAL,
        IN,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }
}
