/** Whole journeys: HTTP in, events, reactions, views, HTTP out. */
@NullMarked
package dev.pondkeeper.app.journey;

import org.jspecify.annotations.NullMarked;
