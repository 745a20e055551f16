/** Simulated months and years, and an auditor who reads nothing but the events and trusts none of the code that made them. */
@NullMarked
package dev.pondkeeper.simulation;

import org.jspecify.annotations.NullMarked;
