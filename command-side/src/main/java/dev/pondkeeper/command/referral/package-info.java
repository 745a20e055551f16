/** Decides for referrals: who brought whom, never in a circle, and what is rewarded. */
@NullMarked
package dev.pondkeeper.command.referral;

import org.jspecify.annotations.NullMarked;
