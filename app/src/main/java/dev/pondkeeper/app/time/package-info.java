/** What time it is: that of the system, or one that stands until it is moved. */
@NullMarked
package dev.pondkeeper.app.time;

import org.jspecify.annotations.NullMarked;
