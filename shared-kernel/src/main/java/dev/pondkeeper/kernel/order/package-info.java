/** The order (订单), a mirror of the shop's own. */
@NullMarked
package dev.pondkeeper.kernel.order;

import org.jspecify.annotations.NullMarked;
