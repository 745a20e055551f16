/** Decides what one run of a campaign may do next, and records it. */
@NullMarked
package dev.pondkeeper.command.campaign;

import org.jspecify.annotations.NullMarked;
