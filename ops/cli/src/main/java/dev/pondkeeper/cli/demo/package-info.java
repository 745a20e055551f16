/** A coffee brand that does not exist, and the server its year is played to. */
@NullMarked
package dev.pondkeeper.cli.demo;

import org.jspecify.annotations.NullMarked;
