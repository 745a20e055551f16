/** The points account (积分账户): lots, earning and redemption. */
@NullMarked
package dev.pondkeeper.kernel.points;

import org.jspecify.annotations.NullMarked;
