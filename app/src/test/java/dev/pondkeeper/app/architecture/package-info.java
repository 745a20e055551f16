/** The walls of the house that Maven cannot build, each with something small that breaks it. */
@NullMarked
package dev.pondkeeper.app.architecture;

import org.jspecify.annotations.NullMarked;
