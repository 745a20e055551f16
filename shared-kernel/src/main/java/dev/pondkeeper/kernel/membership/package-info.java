/** The membership (会员): plans and terms. */
@NullMarked
package dev.pondkeeper.kernel.membership;

import org.jspecify.annotations.NullMarked;
