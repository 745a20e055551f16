/** The MongoDB wire protocol on a TCP port. */
@NullMarked
package dev.embeddedmongodb.wire;

import org.jspecify.annotations.NullMarked;
