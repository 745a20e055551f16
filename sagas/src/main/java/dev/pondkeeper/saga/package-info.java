/** What reacting needs from outside. */
@NullMarked
package dev.pondkeeper.saga;

import org.jspecify.annotations.NullMarked;
