/** Finds documents: reads filters, chooses an index, walks it lazily, sorts. */
@NullMarked
package dev.embeddedmongodb.query;

import org.jspecify.annotations.NullMarked;
