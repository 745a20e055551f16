/** The words of the {@code pond} command: one class each, speaking HTTP to a running server. */
@NullMarked
package dev.pondkeeper.cli;

import org.jspecify.annotations.NullMarked;
