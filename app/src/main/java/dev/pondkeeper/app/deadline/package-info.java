/** Binds the deadlines to those who set them, to the clock and to the front door. */
@NullMarked
package dev.pondkeeper.app.deadline;

import org.jspecify.annotations.NullMarked;
