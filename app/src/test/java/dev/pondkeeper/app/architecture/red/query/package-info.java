/** A room built wrongly on purpose. */
@NullMarked
package dev.pondkeeper.app.architecture.red.query;

import org.jspecify.annotations.NullMarked;
