/** A view, a reaction and a saga that cannot take some events. */
@NullMarked
package dev.pondkeeper.app.poison;

import org.jspecify.annotations.NullMarked;
