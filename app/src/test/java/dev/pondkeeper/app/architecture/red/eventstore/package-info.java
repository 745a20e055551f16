/** A room built wrongly on purpose. */
@NullMarked
package dev.pondkeeper.app.architecture.red.eventstore;

import org.jspecify.annotations.NullMarked;
