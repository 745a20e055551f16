/** Proof by search: random histories of commands, time and lag against the real deciders, and what must hold after each step. */
@NullMarked
package dev.pondkeeper.app.search;

import org.jspecify.annotations.NullMarked;
