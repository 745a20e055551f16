/** The membership (会员): plans and terms, growth value and tiers. */
@NullMarked
package dev.pondkeeper.kernel.membership;

import org.jspecify.annotations.NullMarked;
