/**
 * Deadlines that survive: kept in a collection, claimed by lease, fired at least once and never early, on any number of nodes.
 *
 * <p>{@code DurableDeadlines} is the face, with the life of its threads. {@code DeadlineChanges} ties what is scheduled and
 * cancelled to a unit of work. {@code DueWatch} sleeps until something is due and claims it, {@code DueQueue} keeps the order,
 * {@code Firing} hands one deadline to whom it belongs. {@code DeadlineStore} is the port to the collection,
 * {@code MongoDeadlines} what stands behind it.
 *
 * <p>Two clocks are at work. The one that is injected says what is due, and may be a simulated one. Leases and pauses between
 * attempts run on real time, because a simulated clock stands still while a node is dead.
 */
@NullMarked
package dev.pondkeeper.eventstore.deadlines;

import org.jspecify.annotations.NullMarked;
