/** The referral (分销推荐): who brought whom, and what became of it. */
@NullMarked
package dev.pondkeeper.query.referral;

import org.jspecify.annotations.NullMarked;
