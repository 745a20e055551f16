/** Proof that what falls due is kept in time and sent as it was asked for. */
@NullMarked
package dev.pondkeeper.app.deadline;

import org.jspecify.annotations.NullMarked;
