/** What happens to referrals, commission and distributors because something else happened. */
@NullMarked
package dev.pondkeeper.saga.distribution;

import org.jspecify.annotations.NullMarked;
