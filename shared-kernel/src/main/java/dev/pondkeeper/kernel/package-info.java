/** The words every room shares: what a command, an event and a refusal are, and the values they are made of. */
@NullMarked
package dev.pondkeeper.kernel;

import org.jspecify.annotations.NullMarked;
