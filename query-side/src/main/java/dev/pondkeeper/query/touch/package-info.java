/** The touch (触达): what was sent to whom, what was not and why, and the list of calls that the staff work. */
@NullMarked
package dev.pondkeeper.query.touch;

import org.jspecify.annotations.NullMarked;
