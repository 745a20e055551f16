/** What happens to keys because a person wants to be forgotten. */
@NullMarked
package dev.pondkeeper.saga.privacy;

import org.jspecify.annotations.NullMarked;
