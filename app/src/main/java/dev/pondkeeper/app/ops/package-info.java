/** The face for those who run it: processors, positions, verification. */
@NullMarked
package dev.pondkeeper.app.ops;

import org.jspecify.annotations.NullMarked;
