/** Documents in their collections with all their index entries, and the catalog of what there is. */
@NullMarked
package dev.embeddedmongodb.collection;

import org.jspecify.annotations.NullMarked;
