/** The order (订单): one order as it stands, and what one customer's orders amount to. */
@NullMarked
package dev.pondkeeper.query.order;

import org.jspecify.annotations.NullMarked;
