/** The only main: starts the server, or checks a ledger without one. */
@NullMarked
package dev.pondkeeper.app;

import org.jspecify.annotations.NullMarked;
