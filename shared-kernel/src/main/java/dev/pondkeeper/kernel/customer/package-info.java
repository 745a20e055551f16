/** The customer (客户) and the identities by which the brand knows one. */
@NullMarked
package dev.pondkeeper.kernel.customer;

import org.jspecify.annotations.NullMarked;
