/** The coupon (优惠券): whose it is, what it takes off, and that one order uses it once. */
@NullMarked
package dev.pondkeeper.command.coupon;

import org.jspecify.annotations.NullMarked;
