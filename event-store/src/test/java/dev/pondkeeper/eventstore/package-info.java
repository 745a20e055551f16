/** Shows that the ledger is an event store: Axon's suites, a contract suite, races, unknown outcomes, the format. */
@NullMarked
package dev.pondkeeper.eventstore;

import org.jspecify.annotations.NullMarked;
