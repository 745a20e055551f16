/** Proof that what reactions and sagas ask for and remember stays what it was. */
@NullMarked
package dev.pondkeeper.app.reaction;

import org.jspecify.annotations.NullMarked;
