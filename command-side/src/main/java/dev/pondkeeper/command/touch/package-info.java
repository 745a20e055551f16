/** The touch (触达): whether, when and over which channel a customer is reached, and what became of it. */
@NullMarked
package dev.pondkeeper.command.touch;

import org.jspecify.annotations.NullMarked;
