/** The coupon's words (优惠券): what may be asked of one and what has happened to it. */
@NullMarked
package dev.pondkeeper.kernel.coupon;

import org.jspecify.annotations.NullMarked;
