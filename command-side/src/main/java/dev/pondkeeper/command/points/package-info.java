/** Decides for points accounts: which lot is issued, which lots are spent. */
@NullMarked
package dev.pondkeeper.command.points;

import org.jspecify.annotations.NullMarked;
