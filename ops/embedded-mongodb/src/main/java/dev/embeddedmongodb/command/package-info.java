/** What each command of the protocol does: reads its options, refuses what is not supported, answers. */
@NullMarked
package dev.embeddedmongodb.command;

import org.jspecify.annotations.NullMarked;
