/** Drives the server through the official driver. */
@NullMarked
package dev.embeddedmongodb;

import org.jspecify.annotations.NullMarked;
