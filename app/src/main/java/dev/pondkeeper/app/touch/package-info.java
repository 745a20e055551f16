/** How touches leave the house for the brand's own gateway. */
@NullMarked
package dev.pondkeeper.app.touch;

import org.jspecify.annotations.NullMarked;
