/** The coupon (优惠券): one as it stands, and who has which. */
@NullMarked
package dev.pondkeeper.query.coupon;

import org.jspecify.annotations.NullMarked;
