/** What every command comes to in every state, held against {@code docs/outcomes.md}. */
@NullMarked
package dev.pondkeeper.command.outcome;

import org.jspecify.annotations.NullMarked;
