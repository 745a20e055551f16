/** Decides for distributors: their right, their commission, and what leaves their wallet. */
@NullMarked
package dev.pondkeeper.command.distributor;

import org.jspecify.annotations.NullMarked;
