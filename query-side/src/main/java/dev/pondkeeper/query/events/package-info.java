/** Shows the log of events itself, page by page, as CloudEvents. */
@NullMarked
package dev.pondkeeper.query.events;

import org.jspecify.annotations.NullMarked;
