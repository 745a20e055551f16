/** What an operator asks of the views: where they stand, rebuild them, compare them. */
@NullMarked
package dev.pondkeeper.query.ops;

import org.jspecify.annotations.NullMarked;
