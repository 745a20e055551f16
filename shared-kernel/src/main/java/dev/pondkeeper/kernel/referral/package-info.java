/** The distribution referral (分销推荐): who brought whom. */
@NullMarked
package dev.pondkeeper.kernel.referral;

import org.jspecify.annotations.NullMarked;
