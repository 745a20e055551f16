/** What happens to points because something else happened. */
@NullMarked
package dev.pondkeeper.saga.points;

import org.jspecify.annotations.NullMarked;
