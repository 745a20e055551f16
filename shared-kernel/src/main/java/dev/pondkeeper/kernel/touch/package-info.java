/** The touch's words (触达): one outreach to one customer, and what became of it. */
@NullMarked
package dev.pondkeeper.kernel.touch;

import org.jspecify.annotations.NullMarked;
