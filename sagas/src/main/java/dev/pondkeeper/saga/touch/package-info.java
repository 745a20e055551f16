/** What happens to touches because something else happened, and the channels by which they leave the house. */
@NullMarked
package dev.pondkeeper.saga.touch;

import org.jspecify.annotations.NullMarked;
