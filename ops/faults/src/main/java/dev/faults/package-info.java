/** Breaks connections on purpose: a TCP proxy that delays, cuts, and swallows answers. */
@NullMarked
package dev.faults;

import org.jspecify.annotations.NullMarked;
