/** A room built wrongly on purpose. */
@NullMarked
package dev.pondkeeper.app.architecture.red.kernel;

import org.jspecify.annotations.NullMarked;
