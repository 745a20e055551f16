/** A store that speaks the MongoDB wire protocol and keeps its data in a directory; start at {@link EmbeddedMongo}. */
@NullMarked
package dev.embeddedmongodb;

import org.jspecify.annotations.NullMarked;
