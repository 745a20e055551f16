/** What happens to a membership because something else happened. */
@NullMarked
package dev.pondkeeper.saga.membership;

import org.jspecify.annotations.NullMarked;
