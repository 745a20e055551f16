/** What happens to coupons because something else happened. */
@NullMarked
package dev.pondkeeper.saga.coupon;

import org.jspecify.annotations.NullMarked;
