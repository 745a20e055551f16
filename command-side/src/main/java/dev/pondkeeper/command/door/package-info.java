/** The one way in: HTTP to command record, one commit a command, an answer that tells what was recorded. */
@NullMarked
package dev.pondkeeper.command.door;

import org.jspecify.annotations.NullMarked;
