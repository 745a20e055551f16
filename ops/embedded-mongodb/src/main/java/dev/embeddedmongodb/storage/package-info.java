/** Keeps ordered tables of bytes in a directory: atomic durable batches, consistent snapshots, checksums. */
@NullMarked
package dev.embeddedmongodb.storage;

import org.jspecify.annotations.NullMarked;
