/** The membership (会员): the term a customer is in, growth value and tier. */
@NullMarked
package dev.pondkeeper.query.membership;

import org.jspecify.annotations.NullMarked;
