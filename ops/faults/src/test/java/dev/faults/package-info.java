/** Shows that the faults happen, and only those. */
@NullMarked
package dev.faults;

import org.jspecify.annotations.NullMarked;
