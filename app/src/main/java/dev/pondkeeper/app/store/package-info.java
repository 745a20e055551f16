/** Where everything is kept: the store that comes with the jar, or a MongoDB elsewhere. */
@NullMarked
package dev.pondkeeper.app.store;

import org.jspecify.annotations.NullMarked;
