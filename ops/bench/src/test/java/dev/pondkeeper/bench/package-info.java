/** Shows that the bench runs and that its arithmetic is right. */
@NullMarked
package dev.pondkeeper.bench;

import org.jspecify.annotations.NullMarked;
