/** Measures the server beside the library's own back ends, over loopback, with the official driver. */
@NullMarked
package dev.embeddedmongodb.bench;

import org.jspecify.annotations.NullMarked;
