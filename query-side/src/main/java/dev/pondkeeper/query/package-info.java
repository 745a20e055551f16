/** SHOWS what is: events come in, answers go out over HTTP; nothing here ever sends a command. */
@NullMarked
package dev.pondkeeper.query;

import org.jspecify.annotations.NullMarked;
