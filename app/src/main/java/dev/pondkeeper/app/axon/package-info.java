/** Binds the ledger to the framework and the rooms to each other. */
@NullMarked
package dev.pondkeeper.app.axon;

import org.jspecify.annotations.NullMarked;
