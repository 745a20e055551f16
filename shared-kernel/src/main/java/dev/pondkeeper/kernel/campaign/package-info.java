/** The campaign's words (营销活动): what one run of a campaign does for one customer, step by step, and how it ends. */
@NullMarked
package dev.pondkeeper.kernel.campaign;

import org.jspecify.annotations.NullMarked;
