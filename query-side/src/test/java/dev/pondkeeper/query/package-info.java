/** Drives the room from the ledger's side and asks it over HTTP. */
@NullMarked
package dev.pondkeeper.query;

import org.jspecify.annotations.NullMarked;
