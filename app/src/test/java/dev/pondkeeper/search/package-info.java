/** Proof by search: random histories of commands, time and lag against the real deciders, and what must hold after each step; outside the packages that a server scans. */
@NullMarked
package dev.pondkeeper.search;

import org.jspecify.annotations.NullMarked;
