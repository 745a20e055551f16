/** How policies and sagas reach the front door. */
@NullMarked
package dev.pondkeeper.app.reaction;

import org.jspecify.annotations.NullMarked;
