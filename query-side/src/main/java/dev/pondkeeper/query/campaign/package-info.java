/** Runs of campaigns (营销活动): what each did, waits for and came to, and what they all amount to. */
@NullMarked
package dev.pondkeeper.query.campaign;

import org.jspecify.annotations.NullMarked;
