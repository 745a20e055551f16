/** Decides for memberships. */
@NullMarked
package dev.pondkeeper.command.membership;

import org.jspecify.annotations.NullMarked;
