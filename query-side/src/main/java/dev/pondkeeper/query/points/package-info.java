/** The points account (积分账户): balances, statement and lots. */
@NullMarked
package dev.pondkeeper.query.points;

import org.jspecify.annotations.NullMarked;
