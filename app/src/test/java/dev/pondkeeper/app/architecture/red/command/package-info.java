/** A room built wrongly on purpose. */
@NullMarked
package dev.pondkeeper.app.architecture.red.command;

import org.jspecify.annotations.NullMarked;
