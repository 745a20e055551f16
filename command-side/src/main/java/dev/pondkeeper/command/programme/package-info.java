/** Decides for the programme: what may be in force, and which version is. */
@NullMarked
package dev.pondkeeper.command.programme;

import org.jspecify.annotations.NullMarked;
