/** Decides for acquisition channels: which there are and what they cost. */
@NullMarked
package dev.pondkeeper.command.channel;

import org.jspecify.annotations.NullMarked;
