/** Where events wait that a processor could not take, and how they are tried again. */
@NullMarked
package dev.pondkeeper.app.parking;

import org.jspecify.annotations.NullMarked;
