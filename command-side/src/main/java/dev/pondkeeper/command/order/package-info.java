/** Decides for orders, the mirror of the shop's. */
@NullMarked
package dev.pondkeeper.command.order;

import org.jspecify.annotations.NullMarked;
