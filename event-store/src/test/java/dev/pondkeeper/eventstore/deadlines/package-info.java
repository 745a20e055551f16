/** The deadlines, tried by the framework's suite and by crashes, races and clocks of our own. */
@NullMarked
package dev.pondkeeper.eventstore.deadlines;

import org.jspecify.annotations.NullMarked;
