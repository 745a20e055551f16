/** Orders values as MongoDB does: keys of indexes, extracted from documents and encoded so that bytes compare as values. */
@NullMarked
package dev.embeddedmongodb.index;

import org.jspecify.annotations.NullMarked;
