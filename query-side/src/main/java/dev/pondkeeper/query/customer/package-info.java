/** The customer (客户) from all sides: the 360. */
@NullMarked
package dev.pondkeeper.query.customer;

import org.jspecify.annotations.NullMarked;
