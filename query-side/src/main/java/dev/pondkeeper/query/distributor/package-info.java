/** The distributor (分销员): right, rank, wallet, commission and withdrawals. */
@NullMarked
package dev.pondkeeper.query.distributor;

import org.jspecify.annotations.NullMarked;
